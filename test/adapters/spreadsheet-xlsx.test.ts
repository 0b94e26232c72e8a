import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isDayFormat } from "#adapters/spreadsheet/date-format.ts";
import { readSpreadsheet } from "#adapters/spreadsheet/read-spreadsheet.ts";
import { type WrittenCell, type WrittenWorkbook, workbookOf } from "#test/support/workbook-writer.ts";

async function sheetsOf(workbook: WrittenWorkbook) {
  const read = await readSpreadsheet(workbookOf(workbook));
  if ("fault" in read) assert.fail(read.fault.code);
  return read.sheets;
}

async function rowsOf(
  rows: readonly (readonly WrittenCell[])[],
  more: Partial<WrittenWorkbook> = {},
): Promise<readonly (readonly string[])[]> {
  const [sheet] = await sheetsOf({ sheets: [{ name: "一覧", rows }], ...more });
  return sheet?.rows ?? [];
}

describe("A-02 an Excel workbook is read", () => {
  const phonetic =
    '<si><t>株式会社見本</t><rPh sb="0" eb="4"><t>カブシキガイシャ</t></rPh><phoneticPr/></si>';
  const rich = '<si><r><t>監視</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 運用</t></r></si>';
  const strings = [phonetic, rich, "<si><t>a_x000D_\nb &amp;&#x9AD9;_x005F_</t></si>", "<si/>"];
  const shared = (index: number) => ({ xml: `<c t="s"><v>${index}</v></c>` });

  const cells: readonly (readonly [string, WrittenCell, string])[] = [
    ["a shared text without the reading of its kanji", shared(0), "株式会社見本"],
    ["a text in several styles", shared(1), "監視 運用"],
    ["a text with escaped characters", shared(2), "a\r\nb &髙_"],
    ["an empty shared text", shared(3), ""],
    ["a text of its own", '髙𠮷 <a> "b"', '髙𠮷 <a> "b"'],
    ["a number without loss", 7123456789012, "7123456789012"],
    ["a number written as Excel does", { xml: "<c><v>7.123456789012E12</v></c>" }, "7123456789012"],
    ["a fraction", 0.1, "0.1"],
    ["a formula by its value", { xml: "<c><f>1+1</f><v>2</v></c>" }, "2"],
    ["a formula by its text", { xml: '<c t="str"><f>"x"&amp;"y"</f><v>xy</v></c>' }, "xy"],
    ["a formula never computed", { xml: '<c t="str"><f>A1</f></c>' }, ""],
    ["a truth", { xml: '<c t="b"><v>1</v></c>' }, "TRUE"],
    ["an error", { xml: '<c t="e"><v>#N/A</v></c>' }, "#N/A"],
    ["a day written out", { xml: '<c t="d"><v>2025-03-31T00:00:00</v></c>' }, "2025-03-31"],
    ["a cell with a style and nothing in it", { xml: '<c s="1"/>' }, ""],
    ["a text in CDATA", { xml: '<c t="inlineStr"><is><t><![CDATA[<a>]]></t></is></c>' }, "<a>"],
  ];
  for (const [what, cell, expected] of cells) {
    it(what, async () => {
      assert.deepEqual(await rowsOf([[cell, "end"]], { sharedStrings: strings }), [[expected, "end"]]);
    });
  }

  it("with rows and columns where they stand, whatever is empty", async () => {
    assert.deepEqual(await rowsOf([[], ["", "b"], [], ["a", "", "c", { xml: '<c s="1"/>' }], [""]]), [
      [],
      ["", "b"],
      [],
      ["a", "", "c"],
    ]);
  });

  it("with cells that do not say where they stand", async () => {
    const row = { xml: '<c/></row><row><c t="inlineStr"><is><t>a</t></is></c><c/><c><v>3</v></c>' };
    assert.deepEqual(await rowsOf([[row]]), [[], ["a", "", "3"]]);
  });

  it("sheet by sheet, but for hidden ones", async () => {
    const sheets = await sheetsOf({
      sheets: [
        { name: "監査 & 診断", rows: [["a"]] },
        { name: "下書き", state: "hidden", rows: [["b"]] },
        { name: "控え", state: "veryHidden", rows: [["c"]] },
        { name: "空", rows: [] },
        { name: "機器", state: "visible", rows: [["d"]] },
      ],
    });
    assert.deepEqual(sheets, [
      { name: "監査 & 診断", rows: [["a"]] },
      { name: "空", rows: [] },
      { name: "機器", rows: [["d"]] },
    ]);
  });

  it("with prefixes, as some programs write it", async () => {
    const rows = [["a", 1, { serial: 45_747, style: 1 }]];
    const strings = ["<x:si><x:t>b</x:t></x:si>"];
    assert.deepEqual(await rowsOf(rows, { prefix: "x", styles: [14], sharedStrings: strings }), [
      ["a", "1", "2025-03-31"],
    ]);
  });

  it("of 100 000 rows in a few seconds", async () => {
    const rows = Array.from({ length: 100_000 }, (_, row) => [
      `事業者${row}`,
      row + 1,
      { serial: 45_747, style: 1 },
    ]);
    const started = performance.now();
    const read = await rowsOf(rows, { styles: [14] });
    assert.equal(read.length, 100_000);
    assert.deepEqual(read.at(-1), ["事業者99999", "100000", "2025-03-31"]);
    assert.ok(performance.now() - started < 30_000);
  });
});

describe("A-02 days in an Excel workbook", () => {
  const era = '[$-411]ggge"年"m"月"d"日";@';
  const formats = { 176: era, 177: 'yyyy"年"m"月"d"日"', 178: '"登録日"0', 179: "m/d", 180: "h:mm" };
  const styles = [14, 22, 27, 31, 57, 58, 176, 177, 178, 180];

  for (const zone of ["Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati", "UTC"]) {
    it(`come out the same in ${zone}`, async (context) => {
      const before = process.env["TZ"];
      context.after(() => {
        if (before === undefined) delete process.env["TZ"];
        else process.env["TZ"] = before;
      });
      process.env["TZ"] = zone;
      assert.equal(Intl.DateTimeFormat().resolvedOptions().timeZone, zone);
      const cells = styles.map((_, index) => ({ serial: 45_747, style: index + 1 }));
      const [row] = await rowsOf([[...cells, 45_747, { serial: 45_747.999, style: 1 }]], { formats, styles });
      assert.deepEqual(row, [...Array(8).fill("2025-03-31"), "45747", "45747", "45747", "2025-03-31"]);
    });
  }

  it("are counted from 1904 where the workbook says so", async () => {
    const cells = [{ serial: 44_285, style: 1 }, 44_285];
    assert.deepEqual(await rowsOf([cells], { styles: [14], from1904: true }), [["2025-03-31", "44285"]]);
  });

  it("are not made of numbers beyond the calendar", async () => {
    const cells = [0.5, 2_958_466, -1].map((serial) => ({ serial, style: 1 }));
    assert.deepEqual(await rowsOf([cells], { styles: [14] }), [["0.5", "2958466", "-1"]]);
  });

  const codes: readonly (readonly [string, boolean])[] = [
    ["yyyy/m/d", true],
    ["m/d/yy h:mm", true],
    ["[$-411]ge.m.d", true],
    [era, true],
    ["aaa d", true],
    ["h:mm:ss", false],
    ["[h]:mm", false],
    ["0.00E+00", false],
    ["General", false],
    ['"第"General"号"', false],
    ["[Red]0", false],
    ["#,##0_d", false],
    ["\\d0", false],
    ["*e0", false],
    ["0;yyyy", false],
    ["@", false],
  ];
  for (const [code, expected] of codes) {
    it(`are ${expected ? "" : "not "}shown by the format ${code}`, () => {
      assert.equal(isDayFormat(200, code), expected);
    });
  }
});
