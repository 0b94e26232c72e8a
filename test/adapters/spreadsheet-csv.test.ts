import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readSpreadsheet } from "#adapters/spreadsheet/read-spreadsheet.ts";
import { spreadsheetLimits } from "#adapters/spreadsheet/spreadsheet-limits.ts";
import { shiftJis } from "#test/support/shift-jis.ts";

async function rowsOf(file: string | Uint8Array): Promise<readonly (readonly string[])[]> {
  const read = await readSpreadsheet(Buffer.from(file));
  if ("fault" in read) assert.fail(read.fault.code);
  assert.equal(read.sheets.length, 1);
  return read.sheets[0]?.rows ?? [];
}

async function faultOf(file: string | Uint8Array, limits = spreadsheetLimits): Promise<string> {
  const read = await readSpreadsheet(Buffer.from(file), limits);
  if (!("fault" in read)) assert.fail("was read");
  const { code, wrong, remedy } = read.fault;
  for (const text of [wrong.ja, wrong.en, remedy.ja, remedy.en]) assert.ok(text.length > 0);
  return code;
}

const japanese = "サービス区分,事業者名\r\n監査,株式会社髙﨑①～\r\n";
const japaneseRows = [
  ["サービス区分", "事業者名"],
  ["監査", "株式会社髙﨑①～"],
];

describe("A-02 a CSV file is read", () => {
  const cases: readonly (readonly [string, string | Uint8Array, readonly (readonly string[])[]])[] = [
    ["in UTF-8", japanese, japaneseRows],
    ["in UTF-8 with a byte order mark", `\ufeff${japanese}`, japaneseRows],
    ["in Shift_JIS, with characters of Windows", shiftJis(japanese), japaneseRows],
    ["with rare kanji in UTF-8", "𠮷野\n", [["𠮷野"]]],
    [
      "with a line break in a header, lines ending otherwise",
      '"登録\n日",b\r\n1,2\r\n',
      [
        ["登録\n日", "b"],
        ["1", "2"],
      ],
    ],
    ["with quotes, commas and line breaks in quotes", '"a""b","c,d","e\r\nf"', [['a"b', "c,d", "e\r\nf"]]],
    [
      "with lines ending as on old Macs",
      "a,b\rc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["with rows of different length and empty ones", "a\n\n,b,\n", [["a"], [], ["", "b"]]],
    ["with nothing but white space", "\n,\n", []],
  ];
  for (const [what, file, expected] of cases) {
    it(what, async () => assert.deepEqual(await rowsOf(file), expected));
  }

  it("whatever stands in its cells", async () => {
    const cell = fc
      .string({ unit: fc.constantFrom("あ", "髙", "a", ",", '"', "\n", "\r\n", " ", "1", "　") })
      .filter((text) => text !== "");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 }),
        async (rows) => {
          const lines = rows.map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(","));
          assert.deepEqual(await rowsOf(`\ufeff${lines.join("\r\n")}\r\n`), rows);
          assert.deepEqual(await rowsOf(shiftJis(`${lines.join("\r\n")}\r\n`)), rows);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("A-02 what is no CSV is refused", () => {
  const wide = {
    ...spreadsheetLimits,
    rows: 5,
    cells: 40,
    cellCharacters: 100,
    characters: 300,
    bytes: 4000,
  };
  const cases: readonly (readonly [string, string | Uint8Array, string])[] = [
    ["nothing at all", "", "A-02/empty-file"],
    ["a PDF", "%PDF-1.7\n", "A-02/not-a-spreadsheet"],
    ["a page under the name of a spreadsheet", "\n<html><table><tr><td>a", "A-02/not-a-spreadsheet"],
    ["bytes", Uint8Array.from([0x41, 0, 0x42]), "A-02/not-a-spreadsheet"],
    ["a text with control characters", "a\u0007b", "A-02/not-a-spreadsheet"],
    ["UTF-16", Buffer.from("\ufeffa,b\r\n", "utf16le"), "A-02/unknown-encoding"],
    ["another encoding", Uint8Array.from([0x81, 0x0a, 0xff]), "A-02/unknown-encoding"],
    ["a quote that is not closed, as in a truncated file", 'a,b\r\n"c', "A-02/broken-csv"],
    ["a quote within a field", 'a,b"c"\r\n', "A-02/broken-csv"],
    ["too many rows", "a\n".repeat(6), "A-02/too-many-rows"],
    ["too many rows, the last of which lie behind empty ones", `${"\n".repeat(8)}a`, "A-02/too-many-rows"],
    ["too many cells", `${",".repeat(40)}a`, "A-02/too-many-cells"],
    ["too long a text", "a".repeat(101), "A-02/too-many-cells"],
    ["too much text", `${"a".repeat(99)}\n`.repeat(4), "A-02/too-many-cells"],
    ["too many bytes", " ".repeat(4001), "A-02/too-large"],
  ];
  for (const [what, file, code] of cases) {
    it(what, async () => assert.equal(await faultOf(file, wide), code));
  }

  it("with the line where the quotes go wrong, and the limit it passes", async () => {
    const broken = await readSpreadsheet(Buffer.from('a\r\n"b"c\r\n'));
    assert.match("fault" in broken ? broken.fault.wrong.ja : "", /（2行目）。$/);
    const long = await readSpreadsheet(Buffer.from("a\n".repeat(6)), wide);
    assert.match("fault" in long ? long.fault.wrong.en : "", /\(at most 5\)\.$/);
  });

  it("as it is allowed to be, just below every limit", async () => {
    const read = await readSpreadsheet(Buffer.from(`${"a".repeat(50)}\n`.repeat(5)), wide);
    assert.ok("sheets" in read);
  });
});
