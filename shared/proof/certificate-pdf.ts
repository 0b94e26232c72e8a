import PDFDocument from "pdfkit";
import { wareki } from "#scheme/calendar.ts";
import { categoryNames, optionNames } from "#scheme/categories.ts";
import type { CertificatePayload } from "./certificate.ts";
import { drawFrame, drawQrCode, drawRule, ink, page } from "./certificate-ornament.ts";
import { sha256Hex } from "./digest.ts";
import { fontFiles } from "./fonts.ts";

/** The name under which the signed data is attached to the page. */
export const attachedName = "certificate.jws";

const scheme = {
  ja: "サイバーセキュリティ・サービス事業者認定制度",
  en: "Certification Scheme for Cybersecurity Service Providers",
};
const left = 76;
const inner = page.width - 2 * left;
const table = { top: 372, bottom: 634, labelWidth: 112 } as const;

type Row = { readonly label: string; readonly labelEn: string; readonly lines: readonly string[] };

/**
 * The certificate as one A4 page in Japanese and English, with a QR code leading to its live status and the signed
 * data attached (F-03, F-04). The same input gives the same bytes on every machine: nothing in it is compressed,
 * random or of the present time.
 */
export async function renderCertificate(of: {
  readonly jws: string;
  readonly payload: CertificatePayload;
}): Promise<Uint8Array> {
  const { jws, payload } = of;
  const issuedAt = new Date(payload.iat * 1000);
  const document = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    // No font to begin with: the default one would be read for nothing.
    font: "",
    compress: false,
    lang: "ja",
    displayTitle: true,
    pdfVersion: "1.7",
    info: {
      Title: `認定証 ${payload.number}`,
      Author: printable(payload.operator.ja),
      Subject: `${scheme.ja} / ${scheme.en}`,
      Creator: scheme.en,
      Producer: "certificate layout 1",
      CreationDate: issuedAt,
    },
  });
  const bytes = collect(document);
  const fonts = fontFiles();
  document.registerFont("regular", fonts.regular).registerFont("bold", fonts.bold);
  drawFrame(document);
  drawHead(document, payload);
  drawRows(document, rowsOf(payload));
  drawFoot(document, payload, jws);
  document.file(Buffer.from(jws), {
    name: attachedName,
    type: "application/jose",
    description: "Signed data of this certificate (JWS, ES256)",
    creationDate: issuedAt,
    modifiedDate: issuedAt,
  });
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

/** A text on one line: no controls, no direction marks, which a page could use to show another text than it holds. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").replace(/\p{Cf}/gu, "");
}

function drawHead(document: PDFKit.PDFDocument, payload: CertificatePayload): void {
  centred(document, scheme.ja, { y: 74, size: 12, font: "bold", height: 18, spacing: 1.5 });
  centred(document, scheme.en, { y: 94, size: 8.5, font: "regular", height: 14, colour: ink.grey });
  centred(document, "認定証", { y: 118, size: 40, font: "bold", height: 62, spacing: 22 });
  centred(document, "CERTIFICATE", { y: 178, size: 11, font: "regular", height: 16, spacing: 7 });
  drawRule(document, 206, 150);
  const number = `認定番号 / Certificate No.  ${payload.number}`;
  centred(document, number, { y: 217, size: 10, font: "regular", height: 15, colour: ink.grey });
  centred(document, `${printable(payload.provider.ja)}　殿`, { y: 243, size: 23, font: "bold", height: 36 });
  centred(document, printable(payload.provider.en), { y: 281, size: 11.5, font: "regular", height: 18 });
  const corporate = `法人番号 / Corporate number  ${payload.corporateNumber}`;
  centred(document, corporate, { y: 300, size: 9, font: "regular", height: 14, colour: ink.grey });
  const certifies = "下記のサービスを提供する体制が審査基準に適合することを確認したので、ここに認定します。";
  centred(document, certifies, { y: 325, size: 10.5, font: "regular", height: 17 });
  const certifiesEn =
    "This certifies that the arrangements under which the services below are provided meet the criteria of the scheme.";
  centred(document, certifiesEn, { y: 344, size: 7.5, font: "regular", height: 12, colour: ink.grey });
}

function rowsOf(payload: CertificatePayload): readonly Row[] {
  const category = categoryNames[payload.category];
  const option = payload.option === undefined ? undefined : optionNames[payload.option];
  const span = `${wareki(payload.validFrom)} から ${wareki(payload.validUntil)} まで`;
  return [
    {
      label: "認定区分",
      labelEn: "Category",
      lines: [
        option === undefined ? category.ja : `${category.ja}（${option.ja}を含む）`,
        option === undefined ? category.en : `${category.en}, including ${option.en.toLowerCase()}`,
      ],
    },
    {
      label: "対象サービス",
      labelEn: "Services (register number)",
      lines: payload.services.map((service) => printable(`${service.name}（${service.listingId}）`)),
    },
    {
      label: "対象部門",
      labelEn: "Department",
      lines: [printable(payload.department.ja), printable(payload.department.en)],
    },
    {
      label: "認定日",
      labelEn: "Decided on",
      lines: [`${wareki(payload.decidedOn)}（${payload.decidedOn}）`],
    },
    {
      label: "有効期間",
      labelEn: "Period of validity",
      lines: [span, `${payload.validFrom} – ${payload.validUntil}`],
    },
    {
      label: "審査基準",
      labelEn: "Criteria",
      lines: [`${payload.policyVersion} 版 / version ${payload.policyVersion}`],
    },
  ];
}

/** Draws the rows as large as they fit between the head and the foot. */
function drawRows(document: PDFKit.PDFDocument, rows: readonly Row[]): void {
  let scale = 1;
  while (scale > 0.3 && heightOfRows(document, rows, scale) > table.bottom - table.top) scale -= 0.05;
  let y: number = table.top;
  separate(document, y);
  for (const row of rows) {
    const height = heightOfRow(document, row, scale);
    const padding = 6 * scale;
    document
      .fillColor(ink.navy)
      .font("bold")
      .fontSize(10 * scale);
    document.text(row.label, left + 8, y + padding, { lineBreak: false });
    document
      .fillColor(ink.grey)
      .font("regular")
      .fontSize(7 * scale);
    document.text(row.labelEn, left + 8, y + padding + 14 * scale, { lineBreak: false });
    document.fillColor("#000000");
    let lineY = y + padding;
    for (const line of row.lines) {
      document.font("regular").fontSize(10 * scale);
      document.text(line, left + table.labelWidth, lineY, { width: inner - table.labelWidth - 8 });
      lineY += heightOfLine(document, line, scale);
    }
    y += height;
    separate(document, y);
  }
}

function separate(document: PDFKit.PDFDocument, y: number): void {
  document
    .lineWidth(0.5)
    .moveTo(left, y)
    .lineTo(left + inner, y)
    .stroke(ink.pale);
}

function heightOfRows(document: PDFKit.PDFDocument, rows: readonly Row[], scale: number): number {
  return rows.reduce((sum, row) => sum + heightOfRow(document, row, scale), 0);
}

function heightOfRow(document: PDFKit.PDFDocument, row: Row, scale: number): number {
  const text = row.lines.reduce((sum, line) => sum + heightOfLine(document, line, scale), 0);
  return Math.max(text, 25 * scale) + 12 * scale;
}

function heightOfLine(document: PDFKit.PDFDocument, line: string, scale: number): number {
  document.font("regular").fontSize(10 * scale);
  return document.heightOfString(line, { width: inner - table.labelWidth - 8 });
}

function drawFoot(document: PDFKit.PDFDocument, payload: CertificatePayload, jws: string): void {
  const side = 88;
  drawQrCode(document, payload.statusUrl, { x: left + 6, y: 662, side });
  document.link(left + 6, 662, side, side, payload.statusUrl);
  document.fillColor(ink.navy).font("bold").fontSize(8);
  document.text("現在の有効性の確認", left + side + 24, 664, { lineBreak: false });
  document.fillColor(ink.grey).font("regular").fontSize(7);
  document.text("Check its present status", left + side + 24, 676, { lineBreak: false });
  fitted(document, payload.statusUrl, {
    x: left + side + 24,
    y: 687,
    width: inner - side - 24,
    height: 10,
    size: 7,
  });
  document.fillColor("#000000").font("regular").fontSize(10.5);
  const right = { x: left + 190, width: inner - 190, align: "right" } as const;
  document.text(wareki(payload.decidedOn), right.x, 694, { width: right.width, align: "right" });
  fitted(document, printable(payload.operator.ja), { ...right, y: 714, height: 22, size: 14, font: "bold" });
  document.fillColor(ink.grey);
  fitted(document, printable(payload.operator.en), { ...right, y: 738, height: 12, size: 8 });
  const note =
    "本証は電子署名されています。添付の certificate.jws を公表された鍵で検証できます。 / Signed electronically: verify the attached certificate.jws with the published keys.";
  centred(document, note, { y: 774, size: 6.5, font: "regular", height: 10, colour: ink.grey });
  const digest = `SHA-256 ${sha256Hex(jws)}`;
  centred(document, digest, { y: 785, size: 5.5, font: "regular", height: 9, colour: ink.grey });
}

type Fitting = {
  readonly y: number;
  readonly size: number;
  readonly height: number;
  readonly font?: "regular" | "bold";
};

function centred(
  document: PDFKit.PDFDocument,
  text: string,
  how: Fitting & { readonly spacing?: number; readonly colour?: string },
): void {
  const spacing = how.spacing ?? 0;
  document.fillColor(how.colour ?? ink.navy);
  // The last letter's spacing would push the text to the left of the middle.
  fitted(document, text, { ...how, x: left + spacing / 2, width: inner, align: "center", spacing });
}

/** Writes a text as large as it fits into a box, at most `size` points. */
function fitted(
  document: PDFKit.PDFDocument,
  text: string,
  how: Fitting & {
    readonly x: number;
    readonly width: number;
    readonly align?: "center" | "right";
    readonly spacing?: number;
  },
): void {
  const options = {
    width: how.width,
    align: how.align ?? "left",
    characterSpacing: how.spacing ?? 0,
  } as const;
  document.font(how.font ?? "regular");
  let size = how.size;
  while (size > 2 && document.fontSize(size).heightOfString(text, options) > how.height) size -= 0.5;
  document.fontSize(size).text(text, how.x, how.y, options);
}
