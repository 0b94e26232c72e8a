import QRCode from "qrcode";

export const ink = { navy: "#14213d", gold: "#a8842c", pale: "#e9dfc4", grey: "#4a5568" } as const;

export const page = { width: 595.28, height: 841.89 } as const;

/** The frame of the page: a navy border, a gold line within, and fans of straight lines in the corners. */
export function drawFrame(document: PDFKit.PDFDocument): void {
  const { width, height } = page;
  document.rect(0, 0, width, height).fill("#fffdf7");
  document
    .rect(22, 22, width - 44, height - 44)
    .lineWidth(3)
    .stroke(ink.navy);
  document
    .rect(28, 28, width - 56, height - 56)
    .lineWidth(0.8)
    .stroke(ink.gold);
  for (const [x, y, right, down] of [
    [28, 28, 1, 1],
    [width - 28, 28, -1, 1],
    [28, height - 28, 1, -1],
    [width - 28, height - 28, -1, -1],
  ] as const) {
    drawFan(document, x, y, { right, down });
  }
}

/** A curve out of straight lines between two edges of a corner. */
function drawFan(
  document: PDFKit.PDFDocument,
  x: number,
  y: number,
  way: { readonly right: number; readonly down: number },
): void {
  const lines = 26;
  const reach = 92;
  document.lineWidth(0.25);
  for (let line = 0; line <= lines; line += 1) {
    const along = (reach * line) / lines;
    document.moveTo(x + way.right * along, y).lineTo(x, y + way.down * (reach - along));
  }
  document.stroke(ink.gold);
}

/** A gold rule with a diamond in its middle. */
export function drawRule(document: PDFKit.PDFDocument, y: number, halfWidth: number): void {
  const middle = page.width / 2;
  document.lineWidth(0.8);
  document.moveTo(middle - halfWidth, y).lineTo(middle - 8, y);
  document.moveTo(middle + 8, y).lineTo(middle + halfWidth, y);
  document.stroke(ink.gold);
  document.polygon([middle - 4, y], [middle, y - 4], [middle + 4, y], [middle, y + 4]).fill(ink.gold);
}

/** A QR code as squares (ISO/IEC 18004, level M), `side` points wide; its surroundings stay empty (quiet zone). */
export function drawQrCode(
  document: PDFKit.PDFDocument,
  text: string,
  at: { readonly x: number; readonly y: number; readonly side: number },
): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const module = at.side / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) === 0) continue;
      document.rect(at.x + column * module, at.y + row * module, module, module);
    }
  }
  document.fill("#000000");
}
