import PDFDocument from "pdfkit";
import { fontFiles } from "#proof/fonts.ts";
import { wareki } from "#scheme/calendar.ts";

/** What a sample document says. */
export type Paper = {
  readonly title: string;
  readonly issuer: string;
  /** JST day. */
  readonly day: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly paragraphs?: readonly string[];
  /** Short entries set in columns. */
  readonly entries?: readonly string[];
};

/** Options of the PDF itself, for documents that go wrong. */
export type PaperOptions = Pick<PDFKit.PDFDocumentOptions, "userPassword" | "ownerPassword">;

const left = 64;
const width = 467;
const labelWidth = 130;

/**
 * A sample document as a real PDF of one or more A4 pages in Japanese; the same paper gives the same bytes.
 * @param adorn is given the document before it is closed
 */
export function printPaper(
  paper: Paper,
  options: PaperOptions = {},
  adorn: (document: PDFKit.PDFDocument) => void = () => undefined,
): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: "A4",
    margins: { top: 64, bottom: 64, left, right: 64 },
    font: "",
    lang: "ja",
    info: { Title: paper.title, Author: paper.issuer, CreationDate: new Date(`${paper.day}T00:00:00Z`) },
    ...options,
  });
  const bytes = collect(document);
  // One weight only: opening a font takes longer than all the rest.
  document.font(fontFiles().regular);
  writeHead(document, paper);
  for (const fact of paper.facts) writeFact(document, fact);
  document.moveDown(1);
  for (const paragraph of paper.paragraphs ?? []) writeParagraph(document, paragraph);
  if (paper.entries !== undefined) writeEntries(document, paper.entries);
  adorn(document);
  document.end();
  return bytes;
}

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    document.on("end", () => resolve(Uint8Array.from(Buffer.concat(chunks))));
    document.on("error", reject);
  });
}

function writeHead(document: PDFKit.PDFDocument, paper: Paper): void {
  document.fontSize(8).fillColor("#b03a2e");
  document.text("見本（架空の書類） / SAMPLE, all names are made up", { align: "center" });
  document.moveDown(1.5).fillColor("#1a2b4a").fontSize(18).text(paper.title, { align: "center" });
  document.moveDown(0.8).fillColor("#000000").fontSize(10);
  document.text(wareki(paper.day), { align: "right" }).text(paper.issuer, { align: "right" }).moveDown(1.2);
}

function writeFact(document: PDFKit.PDFDocument, [label, value]: readonly [string, string]): void {
  document.fontSize(10);
  const height = document.heightOfString(value, { width: width - labelWidth }) + 8;
  const y = document.y;
  document.lineWidth(0.5).rect(left, y, labelWidth, height).fillAndStroke("#eef1f6", "#9aa5b8");
  document.rect(left + labelWidth, y, width - labelWidth, height).stroke("#9aa5b8");
  document.fillColor("#000000").text(label, left + 6, y + 3, { width: labelWidth - 10 });
  document.text(value, left + labelWidth + 6, y + 3, { width: width - labelWidth - 12 });
  document.x = left;
  document.y = y + height;
}

function writeParagraph(document: PDFKit.PDFDocument, paragraph: string): void {
  document.fontSize(10).text(paragraph, left, document.y, { width, lineGap: 3 }).moveDown(0.6);
}

function writeEntries(document: PDFKit.PDFDocument, entries: readonly string[]): void {
  document.fontSize(8.5);
  document.text(entries.join("\n"), left, document.y, { width, columns: 3, columnGap: 12, lineGap: 2 });
}
