import type { Sheet } from "#scheme/service-register/entry.ts";
import type { ImportFault } from "#scheme/service-register/import-fault.ts";
import { SpreadsheetRefusal, spreadsheetFault } from "./spreadsheet-faults.ts";
import { type SpreadsheetLimits, spreadsheetLimits } from "./spreadsheet-limits.ts";

export type Spreadsheet = { readonly sheets: readonly Sheet[] };

const zip = "PK\x03\x04";
/** Old Excel files are compound files, and so are encrypted new ones. */
const compoundFile = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const neverCsv = /^(PK|%PDF|\{\\rtf|\s*<(!doctype|\?xml|html|table|meta))/i;

/**
 * Reads a CSV or XLSX file of the existing register, by what its bytes are and not by its name. Every visible
 * sheet is read, with hidden rows; cells come as text, days as `YYYY-MM-DD` wherever the machine stands, formulas as the
 * value they were saved with, merged cells as one text and empty ones.
 * @returns whatever the bytes are, the sheets or one fault; nothing is thrown
 */
export async function readSpreadsheet(
  bytes: Uint8Array,
  limits: SpreadsheetLimits = spreadsheetLimits,
): Promise<Spreadsheet | { readonly fault: ImportFault }> {
  try {
    return { sheets: await readSheets(bytes, limits) };
  } catch (error) {
    if (error instanceof SpreadsheetRefusal)
      return { fault: spreadsheetFault(error.fault, limits, error.line) };
    return { fault: spreadsheetFault("unreadable", limits) };
  }
}

async function readSheets(bytes: Uint8Array, limits: SpreadsheetLimits): Promise<readonly Sheet[]> {
  if (bytes.length === 0) throw new SpreadsheetRefusal("empty-file");
  if (bytes.length > limits.bytes) throw new SpreadsheetRefusal("too-large");
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = file.toString("latin1", 0, 64);
  if (head.startsWith(zip)) {
    const { readXlsx } = await import("./read-xlsx.ts");
    return readXlsx(file, limits);
  }
  if (head.startsWith(compoundFile)) {
    throw new SpreadsheetRefusal(
      file.includes("EncryptedPackage", 0, "utf16le") ? "encrypted" : "old-format",
    );
  }
  if (neverCsv.test(head)) throw new SpreadsheetRefusal("not-a-spreadsheet");
  const { readCsv } = await import("./read-csv.ts");
  return [readCsv(file, limits)];
}
