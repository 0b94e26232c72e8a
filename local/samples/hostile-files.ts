import { crc32, deflateSync } from "node:zlib";
import { handMadePdf, onePage } from "./hand-made-pdf.ts";

/** A PDF that runs a script when it is opened. */
export function scriptPdf(): Uint8Array {
  return handMadePdf([
    ...onePage({ catalogue: "/OpenAction 6 0 R" }),
    "<< /Type /Action /S /JavaScript /JS (app.alert\\(1\\)) >>",
  ]);
}

/** A PDF with another file in it. */
export function pdfWithAttachment(): Uint8Array {
  return handMadePdf([
    ...onePage({ catalogue: "/Names << /EmbeddedFiles << /Names [(macro.xlsm) 6 0 R] >> >>" }),
    "<< /Type /Filespec /F (macro.xlsm) /EF << /F 7 0 R >> >>",
    { dictionary: "/Type /EmbeddedFile", stream: Buffer.from("not a spreadsheet") },
  ]);
}

/** A PDF whose trailer says that it is encrypted. */
export function encryptedPdf(): Uint8Array {
  const filler = "0".repeat(64);
  return handMadePdf(
    [...onePage(), `<< /Filter /Standard /V 1 /R 2 /O <${filler}> /U <${filler}> /P -44 >>`],
    `/Encrypt 6 0 R /ID [<${"0".repeat(32)}> <${"0".repeat(32)}>]`,
  );
}

/** A PDF with the EICAR test text in it; the text is in two parts so that this file is not taken for malware. */
export function infectedPdf(): Uint8Array {
  const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
  return handMadePdf([...onePage(), { dictionary: "", stream: Buffer.from(eicar, "latin1") }]);
}

/** A small PDF whose content unpacks to 200 MB: runs of 128 zeros, deflated. */
export function bombPdf(): Uint8Array {
  const runs = Buffer.alloc((2 * 200_000_000) / 128, Buffer.from([0x81, 0x00]));
  const objects = onePage();
  const content = { dictionary: "/Filter [/FlateDecode /RunLengthDecode]", stream: deflateSync(runs) };
  return handMadePdf(objects.toSpliced(3, 1, content));
}

/** A PDF of more pages than are read. */
export function longPdf(pages = 501): Uint8Array {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(" ");
  return handMadePdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} /MediaBox [0 0 595 842] >>`,
    ...Array.from({ length: pages }, () => "<< /Type /Page /Parent 2 0 R >>"),
  ]);
}

/** A PDF without any text, as a scan is. */
export function scannedPdf(): Uint8Array {
  const drawing = { dictionary: "", stream: Buffer.from("0.9 g 72 72 400 600 re f", "latin1") };
  return handMadePdf(onePage().toSpliced(3, 1, drawing));
}

/** A file that a PDF reader opens as a PDF, and an unpacker as a ZIP. */
export function zipBehind(pdf: Uint8Array): Uint8Array {
  return Uint8Array.from(Buffer.concat([pdf, zipOf("payload.txt", Buffer.from("hidden"))]));
}

/** A ZIP with one file, stored as it is. */
export function zipOf(name: string, content: Uint8Array): Buffer {
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(content.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, Buffer.from(name), content]);
  const madeBy = Buffer.from([20, 0]);
  const rest = Buffer.alloc(14);
  const directory = Buffer.concat([
    Buffer.from("PK\x01\x02", "latin1"),
    madeBy,
    common,
    rest,
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}

/** An image that was given the ending of a PDF. */
export function pngFile(): Uint8Array {
  const encoded =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  return Uint8Array.from(Buffer.from(encoded, "base64"));
}
