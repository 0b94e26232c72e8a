import { type ZipPart, zipOf } from "./zip-writer.ts";

/** A cell: a text, a number, a day counted in the workbook's system under a style, or XML put in as it stands. */
export type WrittenCell =
  | string
  | number
  | { readonly serial: number; readonly style: number }
  | { readonly xml: string };

export type WrittenWorkbook = {
  readonly sheets: readonly {
    readonly name: string;
    readonly state?: string;
    readonly rows: readonly (readonly WrittenCell[])[];
  }[];
  /** Format codes by number; style n+1 has the nth of `styles`, style 0 has none. */
  readonly formats?: Readonly<Record<number, string>>;
  readonly styles?: readonly number[];
  readonly sharedStrings?: readonly string[];
  readonly from1904?: boolean;
  readonly contentType?: string;
  readonly prefix?: string;
};

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const officeDocument = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const ordinary = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/** An Excel workbook of ordinary build. `sharedStrings` are given as XML of their `si`. */
export function workbookOf(workbook: WrittenWorkbook): Buffer {
  return zipOf(workbookParts(workbook));
}

/** The parts of a workbook, for those who want to spoil one. */
export function workbookParts(workbook: WrittenWorkbook): readonly ZipPart[] {
  const { sheets, formats = {}, styles = [], sharedStrings = [], from1904 = false } = workbook;
  const p = workbook.prefix === undefined ? "" : `${workbook.prefix}:`;
  const xmlns = `xmlns${p === "" ? "" : `:${workbook.prefix}`}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`;
  const numbered = sheets.map((sheet, index) => ({ ...sheet, number: index + 1 }));
  const main = `<${p}workbook ${xmlns} xmlns:r="${officeDocument}"><${p}workbookPr${from1904 ? ' date1904="1"' : ""}/><${p}sheets>${numbered
    .map(
      ({ name, state, number }) =>
        `<${p}sheet name="${escaped(name)}" sheetId="${number}"${state === undefined ? "" : ` state="${state}"`} r:id="rId${number}"/>`,
    )
    .join("")}</${p}sheets></${p}workbook>`;
  return [
    part("[Content_Types].xml", contentTypes(workbook.contentType ?? ordinary)),
    part("_rels/.rels", relationships([["rId1", "officeDocument", "xl/workbook.xml"]])),
    part("xl/workbook.xml", main),
    part(
      "xl/_rels/workbook.xml.rels",
      relationships([
        ...numbered.map(
          ({ number }) => [`rId${number}`, "worksheet", `worksheets/sheet${number}.xml`] as const,
        ),
        ["rIdS", "sharedStrings", "sharedStrings.xml"],
        ["rIdT", "styles", "/xl/styles.xml"],
      ]),
    ),
    part("xl/sharedStrings.xml", `<${p}sst ${xmlns}>${sharedStrings.join("")}</${p}sst>`),
    part("xl/styles.xml", styleSheet(p, xmlns, formats, styles)),
    ...numbered.map(({ number, rows }) =>
      part(
        `xl/worksheets/sheet${number}.xml`,
        `<${p}worksheet ${xmlns}><${p}sheetData>${rows.map((cells, row) => rowXml(p, cells, row)).join("")}</${p}sheetData></${p}worksheet>`,
      ),
    ),
  ];
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function part(name: string, xml: string): ZipPart {
  return { name, content: declaration + xml };
}

function contentTypes(workbook: string): string {
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${workbook}"/></Types>`;
}

function relationships(list: readonly (readonly [string, string, string])[]): string {
  const each = list.map(
    ([id, kind, target]) => `<Relationship Id="${id}" Type="${officeDocument}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
}

function styleSheet(
  p: string,
  xmlns: string,
  formats: Readonly<Record<number, string>>,
  styles: readonly number[],
): string {
  const codes = Object.entries(formats).map(
    ([id, code]) => `<${p}numFmt numFmtId="${id}" formatCode="${escaped(code)}"/>`,
  );
  const xf = (id: number) => `<${p}xf numFmtId="${id}"/>`;
  return `<${p}styleSheet ${xmlns}><${p}numFmts>${codes.join("")}</${p}numFmts><${p}cellStyleXfs>${xf(14)}</${p}cellStyleXfs><${p}cellXfs>${[0, ...styles].map(xf).join("")}</${p}cellXfs></${p}styleSheet>`;
}

function rowXml(p: string, cells: readonly WrittenCell[], row: number): string {
  const written = cells.map((cell, column) => cellXml(p, cell, `${columnName(column)}${row + 1}`));
  return `<${p}row r="${row + 1}">${written.join("")}</${p}row>`;
}

function cellXml(p: string, cell: WrittenCell, reference: string): string {
  if (cell === "") return "";
  if (typeof cell === "number") return `<${p}c r="${reference}"><${p}v>${cell}</${p}v></${p}c>`;
  if (typeof cell === "string")
    return `<${p}c r="${reference}" t="inlineStr"><${p}is><${p}t xml:space="preserve">${escaped(cell)}</${p}t></${p}is></${p}c>`;
  if ("xml" in cell) return cell.xml.replace("<c", `<${p}c r="${reference}"`);
  return `<${p}c r="${reference}" s="${cell.style}"><${p}v>${cell.serial}</${p}v></${p}c>`;
}

/** The name of a column: A for 0. */
function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${columnName(Math.floor(column / 26) - 1)}${last}`;
}
