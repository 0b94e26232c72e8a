import { CsvError, parse } from "csv-parse/sync";
import type { Sheet } from "#scheme/service-register/entry.ts";
import { createRowCollector } from "./row-collector.ts";
import { SpreadsheetRefusal } from "./spreadsheet-faults.ts";
import type { SpreadsheetLimits } from "./spreadsheet-limits.ts";

/** Files say it themselves when they are in UTF-16. */
const utf16 = /^(\xff\xfe|\xfe\xff)/;
/** A character no table has: one of control, but for tabs and ends of lines. */
const control = /[^\P{Cc}\t\r\n]/u;

/**
 * Reads comma-separated text: UTF-8 with or without a byte order mark, or Shift_JIS as Excel exports it in Japan (CP932);
 * line breaks of any kind, also within quotes.
 * @throws SpreadsheetRefusal when it is not that
 */
export function readCsv(file: Buffer, limits: SpreadsheetLimits): Sheet {
  const text = decoded(file);
  if (control.test(text)) throw new SpreadsheetRefusal("not-a-spreadsheet");
  const rows = parsed(text, limits);
  if (rows.length > limits.rows) throw new SpreadsheetRefusal("too-many-rows");
  const collector = createRowCollector(limits);
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) collector.put(row, column, cell);
  }
  return { name: "CSV", rows: collector.rows() };
}

function decoded(file: Buffer): string {
  if (utf16.test(file.toString("latin1", 0, 2))) throw new SpreadsheetRefusal("unknown-encoding");
  if (file.includes(0)) throw new SpreadsheetRefusal("not-a-spreadsheet");
  for (const encoding of ["utf-8", "shift_jis"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw new SpreadsheetRefusal("unknown-encoding");
}

function parsed(text: string, limits: SpreadsheetLimits): readonly (readonly string[])[] {
  try {
    return parse(text, {
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      max_record_size: limits.cellCharacters * 100,
      to: limits.rows + 1,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SpreadsheetRefusal("broken-csv", { line: Number(error["lines"]), cause: error });
  }
}
