import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import * as z from "zod";
import { openPdf } from "#proof/open-pdf.ts";
import type { InspectionLimits } from "./inspection-limits.ts";
import type { InspectionFault } from "./inspection-reasons.ts";

export type ReadPdf = { readonly pages: number; readonly text: string } | { readonly fault: InspectionFault };

const information = z.object({
  info: z.object({
    EncryptFilterName: z.string().nullish(),
    IsXFAPresent: z.boolean().optional(),
    IsCollectionPresent: z.boolean().optional(),
  }),
});

/** What of an annotation tells that it does more than lead to a page or an address. */
const annotation = z.object({
  subtype: z.string().nullish(),
  url: z.string().nullish(),
  unsafeUrl: z.string().nullish(),
  attachment: z.unknown().optional(),
  attachmentId: z.unknown().optional(),
  file: z.unknown().optional(),
  actions: z.unknown().optional(),
});

const activeSubtypes: ReadonlySet<string> = new Set([
  "FileAttachment",
  "RichMedia",
  "Screen",
  "3D",
  "Movie",
  "Sound",
]);

/**
 * Opens a PDF as a reader does, looks at what it does and collects its text.
 * @returns pages and text, or what is wrong with it; a file that cannot be opened is unreadable
 */
export async function readPdf(
  bytes: Uint8Array,
  limits: InspectionLimits,
  stillTime: () => boolean,
): Promise<ReadPdf> {
  try {
    const { document, close } = await openPdf(bytes);
    try {
      return await readDocument(document, limits, stillTime);
    } finally {
      await close();
    }
  } catch (error) {
    const asksPassword = error instanceof Error && error.name === "PasswordException";
    return { fault: asksPassword ? "encrypted" : "unreadable" };
  }
}

async function readDocument(
  document: PDFDocumentProxy,
  limits: InspectionLimits,
  stillTime: () => boolean,
): Promise<ReadPdf> {
  const { info } = information.parse(await document.getMetadata());
  if (info.EncryptFilterName) return { fault: "encrypted" };
  if (info.IsXFAPresent === true || info.IsCollectionPresent === true) return { fault: "active-content" };
  if (await doesSomething(document)) return { fault: "active-content" };
  const pages = document.numPages;
  if (pages > limits.pages) return { fault: "too-many-pages" };
  if (pages < 1) return { fault: "unreadable" };
  let text = "";
  for (let number = 1; number <= pages; number += 1) {
    if (!stillTime()) return { fault: "unreadable" };
    const page = await document.getPage(number);
    if (await pageDoesSomething(page)) return { fault: "active-content" };
    if (text.length < limits.text) text += await textOf(page);
    page.cleanup();
  }
  return { pages, text: cut(text, limits.text) };
}

async function doesSomething(document: PDFDocumentProxy): Promise<boolean> {
  const attachments = await document.getAttachments();
  if (attachments !== null && attachments.size > 0) return true;
  if ((await document.getJSActions()) !== null || (await document.hasJSActions())) return true;
  const openAction = await document.getOpenAction();
  return openAction?.has("action") === true;
}

async function pageDoesSomething(page: PDFPageProxy): Promise<boolean> {
  if ((await page.getJSActions()) !== null) return true;
  const annotations: readonly unknown[] = await page.getAnnotations();
  return annotations.some((each) => isActive(annotation.parse(each)));
}

function isActive(found: z.infer<typeof annotation>): boolean {
  const address = found.url ?? found.unsafeUrl;
  return (
    activeSubtypes.has(found.subtype ?? "") ||
    [found.attachment, found.attachmentId, found.file, found.actions].some((each) => each != null) ||
    (address != null && !/^(https?|mailto|tel):/i.test(address))
  );
}

/** The text of a page, NFKC, without white space and without what cannot be seen. */
async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  const text = items.map((item) => ("str" in item ? item.str : "")).join("");
  return text
    .toWellFormed()
    .normalize("NFKC")
    .replace(/[\s\p{Cc}\p{Cf}]/gu, "");
}

/** The beginning of a text, no character cut in two. */
function cut(text: string, length: number): string {
  const beginning = text.slice(0, length);
  return beginning.isWellFormed() ? beginning : beginning.slice(0, -1);
}
