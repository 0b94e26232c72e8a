import { deflateSync } from "node:zlib";
import PDFDocument from "pdfkit";
import { eicarScanner } from "#adapters/inspection/eicar-scanner.ts";
import { inspectPdf } from "#adapters/inspection/inspect-pdf.ts";
import { handMadePdf, onePage } from "#local/samples/hand-made-pdf.ts";
import { announced } from "./announced.ts";

export const latin = (text: string) => Buffer.from(text, "latin1");

export const inspect = (bytes: Uint8Array, expected = announced(bytes)) =>
  inspectPdf(bytes, expected, eicarScanner());

/** Objects in a compressed object stream, as modern writers put them: nothing of them can be seen in the file. */
export function withObjectStream(
  objects: Readonly<Record<number, string>>,
  changes: { filter?: string; encode?: (bytes: Buffer) => Buffer } = {},
): Uint8Array {
  const entries = Object.entries(objects);
  let offset = 0;
  const head = entries.map(([number, object]) => {
    const line = `${number} ${offset}`;
    offset += object.length + 1;
    return line;
  });
  const first = `${head.join(" ")} `;
  const content = latin(first + entries.map(([, object]) => `${object} `).join(""));
  const encode = changes.encode ?? deflateSync;
  const dictionary = `/Type /ObjStm /N ${entries.length} /First ${first.length} /Filter ${changes.filter ?? "/FlateDecode"}`;
  return handMadePdf([...onePage(), { dictionary, stream: encode(content) }]);
}

/** A document as pdfkit writes it. */
export function made(
  build: (document: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  const document = new PDFDocument(options);
  const chunks: Uint8Array[] = [];
  document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<Uint8Array>((resolve) => {
    document.on("end", () => resolve(Uint8Array.from(Buffer.concat(chunks))));
  });
  build(document);
  document.end();
  return ended;
}

export const script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";
/** A page with a link that does something. */
export const linked = (action: string) =>
  handMadePdf([
    ...onePage({ page: "/Annots [6 0 R]" }),
    `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A ${action} >>`,
  ]);
