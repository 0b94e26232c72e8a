import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { fieldNames, mandatoryFields, registerFields, type Sheet } from "#scheme/service-register/entry.ts";
import { mapHeaders } from "#scheme/service-register/header-mapping.ts";
import { registerRules } from "./register-rules.ts";

const header = mandatoryFields.map((field) => fieldNames[field].ja);
const map = (rows: Sheet["rows"]) => mapHeaders({ name: "一覧", rows }, registerRules.headers);

function columnsOf(rows: Sheet["rows"]): Readonly<Record<string, number>> {
  const mapping = map(rows);
  return mapping.kind === "mapped" ? { ...Object.fromEntries(mapping.columns), row: mapping.headerRow } : {};
}

function faultsOf(rows: Sheet["rows"]): readonly string[] {
  const mapping = map(rows);
  if (mapping.kind !== "faulty") return [mapping.kind];
  for (const { place } of mapping.faults) assert.equal(place?.sheet, "一覧");
  return mapping.faults.map(({ code, wrong, place }) => `${code} ${wrong.ja} ${place?.row}`);
}

const usual = {
  category: 0,
  serviceName: 1,
  providerName: 2,
  summary: 3,
  registeredOn: 4,
  renewedOn: 5,
  reviewBody: 6,
};

describe("A-02 columns are found by their headers", () => {
  it("in the first row", () => assert.deepEqual(columnsOf([header, ["監査"]]), { ...usual, row: 0 }));

  it("below titles and notes, even such as look like headers", () => {
    const titles = [["登録サービスの一覧"], [], ["更新日", "2026/3/31"], ["区分", "すべて"]];
    assert.deepEqual(columnsOf([...titles, header, ["監査"]]), { ...usual, row: 4 });
  });

  it("in any width, case and spacing, with line breaks, in other words of the policy", () => {
    const written = [
      "ｻｰﾋﾞｽ 区分",
      "サービス名",
      "事業者　名称",
      "サービス\n概要",
      "登録年月日",
      " 更新日 ",
      "審査登録機関",
    ];
    assert.deepEqual(columnsOf([written]), { ...usual, row: 0 });
  });

  it("among columns nobody asked for", () => {
    const columns = columnsOf([["No.", ...header, "ホームページ", "法人番号", "備考"]]);
    assert.deepEqual(
      [columns["category"], columns["reviewBody"], columns["corporateNumber"], columns["option"]],
      [1, 7, 9, 10],
    );
  });

  it("whatever their order", () => {
    const all = registerFields.map((field) => [field, fieldNames[field].ja] as const);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        const expected = Object.fromEntries(shuffled.map(([field], column) => [field, column]));
        assert.deepEqual(columnsOf([["題"], shuffled.map(([, text]) => text)]), { ...expected, row: 1 });
      }),
    );
  });
});

describe("A-02 headers that are not in order", () => {
  it("name the column that is missing, and what is understood", () => {
    for (const field of mandatoryFields) {
      const rows = [header.filter((text) => text !== fieldNames[field].ja), ["監査"]];
      assert.deepEqual(faultsOf(rows), [
        `A-02/column-missing 「${fieldNames[field].ja}」の列がありません。 1`,
      ]);
      const mapping = map(rows);
      const [fault] = mapping.kind === "faulty" ? mapping.faults : [];
      for (const word of registerRules.headers[field]) assert.ok(fault?.remedy.en.includes(word));
    }
  });

  it("name the column that is doubled, be it by another word", () => {
    assert.deepEqual(faultsOf([["題"], [...header, "登録年月日"]]), [
      "A-02/column-doubled 「登録日」の列が二つ以上あります。 2",
    ]);
    assert.deepEqual(faultsOf([[...header, "オプション", "備考"]]), [
      "A-02/column-doubled 「オプション」の列が二つ以上あります。 1",
    ]);
  });

  it("name everything at once", () => {
    assert.deepEqual(
      faultsOf([[...header.slice(2), "事業者名"]]).map((each) => each.split(" ")[0]),
      ["A-02/column-missing", "A-02/column-missing", "A-02/column-doubled"],
    );
  });

  it("are none at all when only a few words are such", () => {
    for (const rows of [
      [],
      [[]],
      [["改訂履歴"], ["更新日", "備考"]],
      [header.slice(0, 3)],
      [["登録日", "登録日"]],
    ]) {
      assert.deepEqual(faultsOf(rows), ["none"]);
    }
  });

  it("are not looked for far below", () => {
    const lines: Sheet["rows"] = Array.from({ length: 50 }, () => ["注記"]);
    assert.deepEqual(faultsOf([...lines, header]), ["none"]);
    assert.deepEqual(faultsOf([...lines.slice(1), header]), ["mapped"]);
  });
});
