import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { Answer } from "#contracts/client.ts";
import { providerRoutes } from "#contracts/provider-routes.ts";
import type { ReplyOf } from "#contracts/route.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { until } from "#local/demo/until.ts";
import { handMadePdf, onePage } from "#local/samples/hand-made-pdf.ts";
import * as hostile from "#local/samples/hostile-files.ts";
import type { DocumentSlot } from "#scheme/application-form.ts";
import type { Case } from "./case.ts";

type Reply = ReplyOf<typeof providerRoutes.requestUpload>;

/** A small PDF that is taken. */
export const goodPdf = handMadePdf(onePage());

/** Files that are what their uploader says, and are not taken. */
export const refusedFiles: readonly [what: string, code: string, bytes: () => Uint8Array][] = [
  ["an image under the name of a PDF", "C-03/not-a-pdf", hostile.pngFile],
  ["a ZIP", "C-03/not-a-pdf", () => hostile.zipOf("a.pdf", goodPdf)],
  [
    "a web page",
    "C-03/not-a-pdf",
    () => Buffer.from("<!doctype html><script>alert(1)</script>%PDF-1.7 %%EOF"),
  ],
  ["one byte", "C-03/not-a-pdf", () => Uint8Array.of(0)],
  ["a file that is a PDF and a ZIP", "C-03/polyglot", () => hostile.zipBehind(goodPdf)],
  ["an encrypted PDF", "C-03/encrypted", hostile.encryptedPdf],
  ["a PDF with a script", "C-03/active-content", hostile.scriptPdf],
  ["a PDF with another file in it", "C-03/active-content", hostile.pdfWithAttachment],
  ["the EICAR test text", "C-03/infected", hostile.infectedPdf],
  ["a bomb", "C-03/bomb", hostile.bombPdf],
  ["too many pages", "C-03/too-many-pages", hostile.longPdf],
  ["a PDF cut off", "C-03/unreadable", () => goodPdf.slice(0, goodPdf.length / 2)],
];

/** What a caller says about a file before it is sent; true of the bytes unless told otherwise. */
export type Announced = Partial<{
  readonly slot: DocumentSlot;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly sha256: string;
}>;

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** What is said about a file. */
export function announcementOf(file: Uint8Array, said: Announced = {}) {
  return {
    slot: "other",
    fileName: "書類.pdf",
    contentType: "application/pdf",
    bytes: file.byteLength,
    sha256: sha256Of(file),
    ...said,
  } as const;
}

/** Announces a file, as the applicant. */
export async function announce(of: Case, file: Uint8Array, said: Announced = {}): Promise<Answer<Reply>> {
  const provider = await of.provider();
  const params = { applicationId: of.applicationId };
  return provider.call(providerRoutes.requestUpload, { params, body: announcementOf(file, said) });
}

/** A ticket for a file, and the document it is for. */
export function ticketFor(of: Case, file: Uint8Array, said: Announced = {}): Promise<Reply> {
  return replyTo(announce(of, file, said));
}

/** Sends a form with these fields and, last, this file. */
export async function post(
  url: string,
  fields: Readonly<Record<string, string>>,
  file: Uint8Array | undefined,
  fileName = "書類.pdf",
): Promise<{ readonly status: number; readonly text: string }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file !== undefined) form.set("file", new Blob([Uint8Array.from(file)]), fileName);
  const response = await fetch(url, { method: "POST", body: form });
  return { status: response.status, text: await response.text() };
}

/** Asserts that an upload was refused as S3 refuses one: a 4xx with a code. */
export function assertUploadRefused(
  { status, text }: { readonly status: number; readonly text: string },
  code: RegExp,
  what: string,
): void {
  assert.ok(status >= 400 && status < 500, `${what}: ${status} ${text}`);
  assert.match(/<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? "", code, `${what}: ${text}`);
}

/** What became of a document: waits until it has been looked into. */
export function inspected(of: Case, documentId: string) {
  return until(`the inspection of ${documentId}`, async () => {
    const read = await statusOf(of, documentId);
    return read.document.status === "awaitingUpload" ? undefined : read;
  });
}

/** Where a document stands now, as the applicant sees it. */
export async function statusOf(of: Case, documentId: string) {
  const provider = await of.provider();
  const params = { applicationId: of.applicationId, documentId };
  return replyTo(provider.call(providerRoutes.readOwnDocument, { params }));
}
