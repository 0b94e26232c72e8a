import { posix } from "node:path";
import { isDayFormat } from "./date-format.ts";
import { type Attributes, attribute, scanXml } from "./scan-xml.ts";
import { SpreadsheetRefusal } from "./spreadsheet-faults.ts";
import type { SpreadsheetLimits } from "./spreadsheet-limits.ts";
import type { XlsxPackage } from "./xlsx-package.ts";

/** A part that another one leads to. @property kind the last word of the relationship's type */
type Relationship = { readonly id: string; readonly kind: string; readonly part: string };

export type Workbook = {
  /** Visible sheets in their order. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  /** Days are counted from 1904, as on old Macs. */
  readonly from1904: boolean;
  readonly sharedStrings: readonly string[];
  /** Whether a cell shows a day, by the number of its style. */
  readonly showsDay: readonly boolean[];
};

/**
 * Reads what the sheets of an XLSX rest on.
 * @throws SpreadsheetRefusal when it is another kind of document, or has macros
 */
export async function readWorkbook(parts: XlsxPackage, limits: SpreadsheetLimits): Promise<Workbook> {
  await refuseMacros(parts);
  const main = (await relationshipsOf(parts, "")).find(({ kind }) => kind === "officeDocument");
  if (main === undefined) throw new SpreadsheetRefusal("not-a-spreadsheet");
  const relationships = await relationshipsOf(parts, main.part);
  const partOf = (kind: string) => relationships.find((each) => each.kind === kind)?.part;
  const { sheets, from1904 } = await readSheetList(parts, main.part, relationships);
  return {
    sheets,
    from1904,
    sharedStrings: await readSharedStrings(parts, partOf("sharedStrings"), limits),
    showsDay: await readStyles(parts, partOf("styles"), limits),
  };
}

async function refuseMacros(parts: XlsxPackage): Promise<void> {
  const types = "[content_types].xml";
  if (!parts.names.includes(types)) throw new SpreadsheetRefusal("not-a-spreadsheet");
  let hasMacros = parts.names.some((name) => name.endsWith("vbaproject.bin"));
  await scanXml(parts, types, {
    open: (_, attributes) => {
      if (/macro|vba/i.test(attribute(attributes, "ContentType") ?? "")) hasMacros = true;
    },
  });
  if (hasMacros) throw new SpreadsheetRefusal("macros");
}

/** @param part "" for the package as a whole */
async function relationshipsOf(parts: XlsxPackage, part: string): Promise<readonly Relationship[]> {
  const file = posix.join(posix.dirname(part), "_rels", `${posix.basename(part)}.rels`);
  if (!parts.names.includes(file.toLowerCase())) return [];
  const found: Relationship[] = [];
  await scanXml(parts, file, {
    open: (element, attributes) => {
      const [id, type, target] = ["Id", "Type", "Target"].map((name) => attribute(attributes, name));
      const isOutside = attribute(attributes, "TargetMode") === "External";
      if (element !== "Relationship" || id === undefined || target === undefined || isOutside) return;
      const whole = target.startsWith("/") ? target : posix.join("/", posix.dirname(part), target);
      found.push({ id, kind: (type ?? "").split("/").at(-1) ?? "", part: whole.slice(1) });
    },
  });
  return found;
}

async function readSheetList(
  parts: XlsxPackage,
  part: string,
  relationships: readonly Relationship[],
): Promise<Pick<Workbook, "sheets" | "from1904">> {
  const sheets: { readonly name: string; readonly part: string }[] = [];
  let from1904 = false;
  let isWorkbook = false;
  await scanXml(parts, part, {
    open: (element, attributes) => {
      if (element === "workbook") isWorkbook = true;
      if (element === "workbookPr") from1904 = isTrue(attribute(attributes, "date1904"));
      if (element !== "sheet" || isHidden(attributes)) return;
      const id = attribute(attributes, "id");
      const found = relationships.find((each) => each.id === id && each.kind === "worksheet");
      if (found !== undefined) sheets.push({ name: attribute(attributes, "name") ?? "", part: found.part });
    },
  });
  if (!isWorkbook) throw new SpreadsheetRefusal("not-a-spreadsheet");
  return { sheets, from1904 };
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

function isHidden(attributes: Attributes): boolean {
  return /hidden/i.test(attribute(attributes, "state") ?? "");
}

/** The texts that cells share: plain or in pieces of several styles, without the readings of their kanji. */
async function readSharedStrings(
  parts: XlsxPackage,
  part: string | undefined,
  limits: SpreadsheetLimits,
): Promise<readonly string[]> {
  const strings: string[] = [];
  if (part === undefined) return strings;
  const text = createTextReader("si", (found) => {
    strings.push(found);
    if (strings.length > limits.cells) throw new SpreadsheetRefusal("too-many-cells");
  });
  await scanXml(parts, part, text);
  return strings;
}

type TextReader = {
  readonly open: (element: string) => void;
  readonly text: (text: string) => void;
  readonly close: (element: string) => void;
};

/** Puts together the text of a string item (`si` or `is`); `rPh` holds the reading of kanji. */
export function createTextReader(item: "si" | "is", found: (text: string) => void): TextReader {
  let whole = "";
  let inText = false;
  let inReading = false;
  return {
    open: (element) => {
      if (element === item) whole = "";
      if (element === "rPh") inReading = true;
      if (element === "t") inText = true;
    },
    text: (text) => {
      if (inText && !inReading) whole += text;
    },
    close: (element) => {
      if (element === "t") inText = false;
      if (element === "rPh") inReading = false;
      if (element === item) found(unescaped(whole));
    },
  };
}

/** Characters XML cannot hold are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  return text
    .replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .toWellFormed();
}

async function readStyles(
  parts: XlsxPackage,
  part: string | undefined,
  limits: SpreadsheetLimits,
): Promise<readonly boolean[]> {
  const showsDay: boolean[] = [];
  if (part === undefined) return showsDay;
  const codes = new Map<number, string>();
  let inCellFormats = false;
  await scanXml(parts, part, {
    open: (element, attributes) => {
      const id = Number(attribute(attributes, "numFmtId"));
      if (element === "numFmt") codes.set(id, attribute(attributes, "formatCode") ?? "");
      if (element === "cellXfs") inCellFormats = true;
      if (element !== "xf" || !inCellFormats) return;
      showsDay.push(isDayFormat(id, codes.get(id)));
      if (showsDay.length > limits.cells) throw new SpreadsheetRefusal("too-many-cells");
    },
    close: (element) => {
      if (element === "cellXfs") inCellFormats = false;
    },
  });
  return showsDay;
}
