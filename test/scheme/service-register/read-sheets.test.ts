import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  mandatoryFields,
  type RegisterField,
  registerFields,
  type Sheet,
} from "#scheme/service-register/entry.ts";
import { readRegister } from "#scheme/service-register/read-rows.ts";
import { type Row, readingOf, registerRules, sheetOf } from "./register-rules.ts";

describe("A-02 rows that cannot be told apart", () => {
  const places = (rows: readonly Row[], fields = registerFields as readonly RegisterField[]) => {
    const { entries, unread } = readingOf([sheetOf(rows, fields)]);
    for (const { faults } of unread)
      assert.deepEqual(
        faults.map(({ code }) => code),
        ["A-02/entry-doubled"],
      );
    return [entries.map(({ place }) => place.row), unread.map(({ place }) => place.row)];
  };
  const [one, two] = ["018-0001-10", "018-0002-10"];

  it("are doubled, each of them", () => {
    assert.deepEqual(places([{}, { serviceName: "別" }, {}]), [[3], [2, 4]]);
    assert.deepEqual(places([{}, { providerName: "㈱ 見本" }]), [[], [2, 3]]);
    assert.deepEqual(places([{ registerNumber: one }, { registerNumber: one, serviceName: "別" }]), [
      [],
      [2, 3],
    ]);
    assert.deepEqual(places([{ registerNumber: one }, {}]), [[], [2, 3]]);
  });

  it("are not doubled in another category, of another provider, or with numbers of their own", () => {
    assert.deepEqual(places([{}, { category: "機器検証" }, { providerName: "合同会社見本" }]), [
      [2, 3, 4],
      [],
    ]);
    assert.deepEqual(places([{ registerNumber: one }, { registerNumber: two }]), [[2, 3], []]);
  });

  it("name a few of the others, on whatever sheet", () => {
    const sheets = ["甲", "乙"].map((name) => sheetOf([{}, {}, {}, {}], mandatoryFields, name));
    const { unread } = readingOf(sheets);
    assert.equal(unread.length, 8);
    assert.ok(unread[0]?.faults[0]?.wrong.ja.endsWith("甲 3行目、甲 4行目、甲 5行目、乙 2行目、乙 3行目"));
  });
});

describe("A-02 the sheets of a file", () => {
  const notes: Sheet = { name: "注記", rows: [["この一覧について"]] };

  it("are read one by one, those that are no list passed over by name", () => {
    const reading = readingOf([
      notes,
      sheetOf([{}]),
      sheetOf([{ category: "機器検証" }], mandatoryFields, "機器"),
    ]);
    assert.deepEqual(
      reading.entries.map(({ place }) => place),
      [
        { sheet: "一覧", row: 2 },
        { sheet: "機器", row: 2 },
      ],
    );
    assert.deepEqual(reading.sheetsWithoutHeader, ["注記"]);
  });

  it("keep what columns each of them has", () => {
    const withOption: readonly RegisterField[] = [...mandatoryFields, "option"];
    const reading = readingOf([sheetOf([{}]), sheetOf([{ category: "脆弱性診断" }], withOption, "診断")]);
    assert.deepEqual(
      reading.entries.map(({ columns }) => columns.has("option")),
      [false, true],
    );
  });

  it("are faulty together when one of them is", () => {
    const faulty = sheetOf([{}], mandatoryFields.slice(1), "監査");
    const reading = readRegister([sheetOf([{}]), faulty], registerRules);
    assert.deepEqual("faults" in reading && reading.faults.map(({ code, place }) => [code, place?.sheet]), [
      ["A-02/column-missing", "監査"],
    ]);
  });

  it("are no register when none of them is a list", () => {
    for (const sheets of [[], [notes], [{ name: "空", rows: [] }]]) {
      const reading = readRegister(sheets, registerRules);
      assert.deepEqual("faults" in reading && reading.faults.map(({ code }) => code), ["A-02/no-header"]);
    }
  });

  it("have empty rows, and headers again on every page", () => {
    const { rows } = sheetOf([{}]);
    const [header = [], row = []] = rows;
    const reading = readingOf([
      {
        name: "一覧",
        rows: [
          ["題"],
          header,
          row,
          [],
          [" ", "　"],
          header,
          row.with(1, "別の監査"),
          ["", "", "", "", "", "", "", "欄外"],
        ],
      },
    ]);
    assert.deepEqual(
      reading.entries.map(({ place }) => place.row),
      [3, 7],
    );
    assert.deepEqual(reading.unread, []);
  });
});
