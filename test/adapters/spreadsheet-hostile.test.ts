import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readSpreadsheet } from "#adapters/spreadsheet/read-spreadsheet.ts";
import { spreadsheetLimits } from "#adapters/spreadsheet/spreadsheet-limits.ts";
import { workbookOf, workbookParts } from "#test/support/workbook-writer.ts";
import { type ZipPart, zipOf } from "#test/support/zip-writer.ts";

const plain = { sheets: [{ name: "一覧", rows: [["a", "b"]] }] };
const sheetName = "xl/worksheets/sheet1.xml";

async function faultOf(file: Uint8Array, limits = spreadsheetLimits): Promise<string> {
  const read = await readSpreadsheet(file, limits);
  return "fault" in read ? read.fault.code : "read";
}

/** A workbook of which one part is changed. */
function spoilt(name: string, change: (part: ZipPart) => Partial<ZipPart>): Buffer {
  return zipOf(
    workbookParts(plain).map((part) => (part.name === name ? { ...part, ...change(part) } : part)),
  );
}

const sheetOf = (xml: string) => spoilt(sheetName, () => ({ content: xml }));
const data = (rows: string) => sheetOf(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
const text = (content: string) => `<c t="inlineStr"><is><t>${content}</t></is></c>`;
const compound = (content: string) =>
  Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(content, "utf16le")]);

const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join("");

describe("A-02 a hostile or foreign workbook gives a fault and nothing else", () => {
  const cases: readonly (readonly [string, Buffer, string])[] = [
    ["the workbook the others are made from", workbookOf(plain), "read"],
    ["an old Excel file", compound("Workbook"), "A-02/old-format"],
    ["a workbook under a password", compound("EncryptedPackage"), "A-02/encrypted"],
    ["an encrypted archive", spoilt(sheetName, () => ({ encrypted: true })), "A-02/encrypted"],
    [
      "a workbook for macros",
      workbookOf({ ...plain, contentType: "application/vnd.ms-excel.sheet.macroEnabled.main+xml" }),
      "A-02/macros",
    ],
    [
      "macros in a workbook that does not say so",
      zipOf([...workbookParts(plain), { name: "xl/vbaProject.bin", content: "" }]),
      "A-02/macros",
    ],
    ["an archive of something else", zipOf([{ name: "a.txt", content: "a" }]), "A-02/not-a-spreadsheet"],
    [
      "another office document",
      spoilt("xl/workbook.xml", () => ({ content: "<document/>" })),
      "A-02/not-a-spreadsheet",
    ],
    ["an archive without a directory", workbookOf(plain).subarray(0, -60), "A-02/unreadable"],
    ["an archive that ends at once", Buffer.from("PK\x03\x04"), "A-02/unreadable"],
    [
      "two parts of one name, of which one program reads this and one that",
      zipOf([...workbookParts(plain), { name: sheetName.toUpperCase(), content: "<a/>" }]),
      "A-02/unreadable",
    ],
    ["a part that is damaged", spoilt(sheetName, () => ({ statedChecksum: 1 })), "A-02/unreadable"],
    ["a part larger than it says", spoilt(sheetName, () => ({ statedSize: 10 })), "A-02/unreadable"],
    [
      "a part of a few KiB that unpacks to a quarter of a GiB",
      spoilt(sheetName, () => ({ content: Buffer.alloc(2 ** 28, 32) })),
      "A-02/unpacks-too-large",
    ],
    [
      "a sheet that is not there",
      zipOf(workbookParts(plain).filter(({ name }) => name !== sheetName)),
      "A-02/unreadable",
    ],
    [
      "too many parts",
      zipOf([
        ...workbookParts(plain),
        ...Array.from({ length: 1000 }, (_, n) => ({ name: `${n}`, content: "" })),
      ]),
      "A-02/unreadable",
    ],
    ["XML that is not closed", data("<row>"), "A-02/unreadable"],
    [
      "bytes that are not UTF-8",
      spoilt(sheetName, () => ({ content: Buffer.from([0x3c, 0x61, 0xff]) })),
      "A-02/unreadable",
    ],
    [
      "a billion laughs",
      sheetOf(
        `<!DOCTYPE a [<!ENTITY e0 "ha">${laughs}]><worksheet><sheetData><row>${text("&e9;")}</row></sheetData></worksheet>`,
      ),
      "A-02/unreadable",
    ],
    ["a document type alone", sheetOf("<!DOCTYPE a><worksheet/>"), "A-02/unreadable"],
    ["an entity nobody knows", data(`<row>${text("&a;")}</row>`), "A-02/unreadable"],
    [
      "elements within elements",
      data(`${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}`),
      "A-02/unreadable",
    ],
    [
      "an element with very many attributes",
      data(`<row ${Array.from({ length: 100_000 }, (_, n) => `a${n}="1"`).join(" ")}/>`),
      "A-02/unreadable",
    ],
    [
      "a text in the last corner",
      data(`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`),
      "A-02/too-many-rows",
    ],
    [
      "a text in the last column of many rows",
      data(`<row><c r="XFD1"><v>1</v></c></row>`.repeat(1000)),
      "A-02/too-many-cells",
    ],
    ["rows beyond every sheet", data(`<row r="99999999"/>`), "A-02/unreadable"],
    ["columns beyond every sheet", data(`<row><c r="XFE1"><v>1</v></c></row>`), "A-02/unreadable"],
    ["a reference that is none", data(`<row><c r="1A"><v>1</v></c></row>`), "A-02/unreadable"],
    ["a shared text that is not there", data(`<row><c t="s"><v>5</v></c></row>`), "A-02/unreadable"],
    ["a shared text of a negative number", data(`<row><c t="s"><v>-1</v></c></row>`), "A-02/unreadable"],
    [
      "a text longer than Excel allows",
      data(`<row>${text("a".repeat(32_768))}</row>`),
      "A-02/too-many-cells",
    ],
    ["one row too many", data(`<row>${text("a")}</row>`.repeat(100_001)), "A-02/too-many-rows"],
  ];
  for (const [what, file, expected] of cases) {
    it(what, async () => assert.equal(await faultOf(file), expected));
  }

  it("one long shared text in very many cells", async () => {
    const file = workbookOf({
      sheets: [{ name: "a", rows: Array.from({ length: 2000 }, () => [{ xml: '<c t="s"><v>0</v></c>' }]) }],
      sharedStrings: [`<si><t>${"a".repeat(32_000)}</t></si>`],
    });
    assert.equal(await faultOf(file), "A-02/too-many-cells");
  });

  it("very many sheets that are one part", async () => {
    const parts = workbookParts({ sheets: [{ name: "a", rows: Array.from({ length: 3000 }, () => ["a"]) }] });
    const sheets = Array.from({ length: 40 }, (_, n) => `<sheet name="${n}" r:id="rId1"/>`).join("");
    const file = zipOf(
      parts.map((part) =>
        part.name === "xl/workbook.xml"
          ? { ...part, content: `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>` }
          : part,
      ),
    );
    assert.equal(await faultOf(file), "A-02/too-many-rows");
    assert.equal(
      await faultOf(file, { ...spreadsheetLimits, unpackedBytes: 500_000 }),
      "A-02/unpacks-too-large",
    );
  });

  it("what looks like cells outside the data is none", async () => {
    const rows = `<sheetData><row>${text("a")}</row></sheetData><extLst><row r="9">${text("b")}</row></extLst>`;
    assert.deepEqual(await readSpreadsheet(sheetOf(`<worksheet>${rows}</worksheet>`)), {
      sheets: [{ name: "一覧", rows: [["a"]] }],
    });
  });

  it("only formatted cells far below and beside are no rows", async () => {
    const rows = `<row>${text("a")}</row><row r="1048576"><c r="XFD1048576" s="1"/></row>`;
    assert.deepEqual(await readSpreadsheet(data(rows)), { sheets: [{ name: "一覧", rows: [["a"]] }] });
  });

  it("whatever bytes are changed or cut off", async () => {
    const file = workbookOf({ ...plain, styles: [14], sharedStrings: ["<si><t>a</t></si>"] });
    const change = fc.record({ at: fc.nat(file.length - 1), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.nat(file.length),
        async (changes, end) => {
          const bytes = Buffer.from(file);
          for (const { at, to } of changes) bytes[at] = to;
          assert.match(await faultOf(bytes), /^(read|A-02\/[a-z-]+)$/);
          assert.match(await faultOf(bytes.subarray(0, end)), /^(read|A-02\/[a-z-]+)$/);
        },
      ),
      { numRuns: 300 },
    );
  });
});
