import type { Sheet } from "#scheme/service-register/entry.ts";
import { serialDay } from "#scheme/service-register/read-cell-day.ts";
import { createRowCollector, type RowCollector } from "./row-collector.ts";
import { type Attributes, scanXml } from "./scan-xml.ts";
import { SpreadsheetRefusal } from "./spreadsheet-faults.ts";
import type { SpreadsheetLimits } from "./spreadsheet-limits.ts";
import { createTextReader, readWorkbook, unescaped, type Workbook } from "./workbook-parts.ts";
import { openXlsxPackage, type XlsxPackage } from "./xlsx-package.ts";

const lastColumn = 16_384;
const lastSerial = 2_958_465;
/** Days between the beginnings of the two systems in which a workbook counts days. */
const from1900To1904 = 1462;

/**
 * Reads the visible sheets of an Excel workbook.
 * @throws SpreadsheetRefusal when it is not taken; Error when it is damaged
 */
export async function readXlsx(file: Buffer, limits: SpreadsheetLimits): Promise<readonly Sheet[]> {
  const parts = await openXlsxPackage(file, limits);
  const workbook = await readWorkbook(parts, limits);
  const collector = createRowCollector(limits);
  const sheets: Sheet[] = [];
  for (const { name, part } of workbook.sheets) {
    await readSheet(parts, part, workbook, collector);
    sheets.push({ name, rows: collector.rows() });
  }
  return sheets;
}

type Cell = { readonly row: number; readonly column: number; readonly type: string; readonly style: string };

async function readSheet(
  parts: XlsxPackage,
  part: string,
  workbook: Workbook,
  collector: RowCollector,
): Promise<void> {
  let inData = false;
  let row = -1;
  let column = -1;
  let cell: Cell | undefined;
  let inValue = false;
  let value = "";
  const inline = createTextReader("is", (found) => {
    value = found;
  });

  function openCell(attributes: Attributes): void {
    column = columnOf(attributes["r"]) ?? column + 1;
    cell = { row, column, type: attributes["t"] ?? "n", style: attributes["s"] ?? "" };
    value = "";
  }

  await scanXml(parts, part, {
    open: (element, attributes) => {
      if (element === "sheetData") inData = true;
      if (!inData) return;
      if (element === "row") {
        row = rowOf(attributes["r"]) ?? row + 1;
        column = -1;
      }
      if (element === "c") openCell(attributes);
      if (element === "v") inValue = true;
      inline.open(element);
    },
    text: (text) => {
      if (inValue) value += text;
      inline.text(text);
    },
    close: (element) => {
      if (element === "sheetData") inData = false;
      if (element === "v") inValue = false;
      if (element === "c" && cell !== undefined)
        collector.put(cell.row, cell.column, textOf(cell, value, workbook));
      if (element === "c") cell = undefined;
      inline.close(element);
    },
  });
}

function rowOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(reference)) throw new SpreadsheetRefusal("unreadable");
  return Number(reference) - 1;
}

/** The column of a reference such as `AB12`, from 0. */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined;
  const letters = /^([A-Z]{1,3})\d*$/.exec(reference)?.[1];
  if (letters === undefined) throw new SpreadsheetRefusal("unreadable");
  const count = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  if (count > lastColumn) throw new SpreadsheetRefusal("unreadable");
  return count - 1;
}

function textOf({ type, style }: Cell, value: string, workbook: Workbook): string {
  switch (type) {
    case "s":
      return value === "" ? "" : sharedString(value, workbook);
    case "inlineStr":
      return value;
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    case "d":
      return /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? value;
    case "n":
      return numberAsText(value, workbook.showsDay[Number(style)] === true, workbook.from1904);
    default:
      return unescaped(value);
  }
}

function sharedString(index: string, { sharedStrings }: Workbook): string {
  const found = sharedStrings[Number(index)];
  if (found === undefined) throw new SpreadsheetRefusal("unreadable");
  return found;
}

function numberAsText(value: string, isDay: boolean, from1904: boolean): string {
  const number = Number(value);
  if (value.trim() === "" || Number.isNaN(number)) return value.trim();
  const serial = from1904 ? number + from1900To1904 : number;
  return isDay && serial >= 1 && serial < lastSerial + 1 ? serialDay(serial) : String(number);
}
