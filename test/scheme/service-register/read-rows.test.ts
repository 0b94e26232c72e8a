import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { corporateNumberFrom } from "#scheme/corporate-number.ts";
import { type RegisterField, registerFields } from "#scheme/service-register/entry.ts";
import { type Row, readingOf, registerRules, sheetOf } from "./register-rules.ts";

const corporateNumber = corporateNumberFrom("012345678901");

const entry = {
  category: "audit",
  serviceName: "見本監査",
  providerName: "株式会社見本",
  summary: "監査を行う",
  registeredOn: "2023-04-01",
  renewedOn: "2025-04-01",
  reviewBody: "見本機構",
};

function read(row: Row, fields: readonly RegisterField[] = registerFields) {
  const { entries, unread } = readingOf([sheetOf([row], fields)]);
  return { entry: entries[0]?.entry, faults: unread.flatMap(({ faults }) => faults) };
}

describe("A-02 a row is read", () => {
  const cases: readonly (readonly [string, Row, object])[] = [
    ["as it stands", {}, entry],
    [
      "with all columns",
      {
        registerNumber: "018-0001-20",
        category: "脆弱性診断",
        option: "ペネトレーションテスト",
        corporateNumber,
      },
      {
        ...entry,
        registerNumber: "018-0001-20",
        category: "vulnerabilityAssessment",
        option: "penetrationTest",
        corporateNumber,
      },
    ],
    [
      "in full width, and with other hyphens",
      {
        registerNumber: " ０１８－０００１ー２０",
        category: "脆弱性 診断",
        corporateNumber: `${corporateNumber.slice(0, 1)}-${corporateNumber.slice(1)}`,
      },
      { ...entry, registerNumber: "018-0001-20", category: "vulnerabilityAssessment", corporateNumber },
    ],
    [
      "with line breaks within names",
      { serviceName: " 見本\n監査 ", providerName: "株式会社\r\n見本", summary: " 監査\r\nを行う " },
      { ...entry, serviceName: "見本 監査", providerName: "株式会社 見本", summary: "監査\nを行う" },
    ],
    [
      "as published, not in half width",
      { providerName: "ＡＢＣ　㈱" },
      { ...entry, providerName: "ＡＢＣ　㈱" },
    ],
    ["without a summary", { summary: "" }, { ...entry, summary: "" }],
    ["with days of an era", { registeredOn: "令和5年4月1日", renewedOn: "45748" }, entry],
    [
      "with strokes where there is nothing",
      { registerNumber: "-", corporateNumber: "ー", option: "―" },
      entry,
    ],
  ];
  for (const [what, row, expected] of cases) {
    it(what, () => assert.deepEqual(read(row), { entry: expected, faults: [] }));
  }

  it("renewed on the very day it was registered", () => {
    assert.deepEqual(read({ renewedOn: "2023/4/1" }).entry, { ...entry, renewedOn: "2023-04-01" });
  });

  it("without a renewal", () => {
    const { renewedOn: _, ...unrenewed } = entry;
    for (const renewedOn of ["", "-", "－", "―", " "]) assert.deepEqual(read({ renewedOn }).entry, unrenewed);
  });

  const options: readonly (readonly [string, string, string | undefined])[] = [
    ["脆弱性診断サービス", "ペネトレーションテスト（侵入試験）", "penetrationTest"],
    ["脆弱性診断サービス", "○", "penetrationTest"],
    ["脆弱性診断サービス", "新規、ペネトレーションテスト", "penetrationTest"],
    ["脆弱性診断サービス", "新規\nペネトレーションテスト", "penetrationTest"],
    ["脆弱性診断サービス（ペネトレーションテスト）", "", "penetrationTest"],
    ["脆弱性診断\n（ペネトレーションテスト）", "", "penetrationTest"],
    ["脆弱性診断サービス", "", undefined],
    ["脆弱性診断サービス", "ペネトレーションテストを除く", undefined],
    ["脆弱性診断サービス", "2026年3月に名称変更", undefined],
  ];
  for (const [category, option, expected] of options) {
    it(`with ${expected ?? "no option"} from "${category}" and "${option}"`, () => {
      const { entry: found, faults } = read({ category, option });
      assert.deepEqual([found?.category, found?.option, faults], ["vulnerabilityAssessment", expected, []]);
    });
  }
});

describe("A-02 a row that cannot be read", () => {
  const cases: readonly (readonly [string, Row, readonly string[]])[] = [
    ["lacks a name", { serviceName: "" }, ["A-02/cell-empty"]],
    [
      "lacks several cells, as under a merged one",
      { category: "", providerName: " ", reviewBody: "-" },
      ["A-02/cell-empty"],
    ],
    ["has the error of a formula", { providerName: "#REF!" }, ["A-02/error-value"]],
    ["has the error of a formula in its summary", { summary: "#N/A" }, ["A-02/error-value"]],
    ["has an unknown category", { category: "コンサルティング" }, ["A-02/category-unknown"]],
    ["has two categories", { category: "監査、機器検証" }, ["A-02/category-unknown"]],
    [
      "has a category with something unknown behind it",
      { category: "監査（その他）" },
      ["A-02/category-unknown"],
    ],
    ["has an option its category does not carry", { option: "○" }, ["A-02/option-not-for-category"]],
    ["has a day nobody knows", { registeredOn: "3/4/2023" }, ["A-02/day-unreadable"]],
    ["has a renewal nobody knows", { renewedOn: "更新中" }, ["A-02/day-unreadable"]],
    ["was renewed before it was registered", { renewedOn: "2023/3/31" }, ["A-02/days-reversed"]],
    ["has a number of another form", { registerNumber: "018-0001-200" }, ["A-02/number-malformed"]],
    [
      "has a corporate number with a wrong check digit",
      { corporateNumber: "1234567890123" },
      ["A-02/corporate-number-invalid"],
    ],
    [
      "has several faults",
      { category: "x", registeredOn: "x", renewedOn: "y", registerNumber: "z", corporateNumber: "1" },
      [
        "A-02/category-unknown",
        "A-02/day-unreadable",
        "A-02/day-unreadable",
        "A-02/number-malformed",
        "A-02/corporate-number-invalid",
      ],
    ],
  ];
  for (const [what, row, codes] of cases) {
    it(what, () => {
      const { entry: found, faults } = read(row);
      assert.equal(found, undefined);
      assert.deepEqual(
        faults.map(({ code }) => code),
        codes,
      );
      for (const { wrong, remedy, place } of faults) {
        assert.deepEqual(place, { sheet: "一覧", row: 2 });
        for (const text of [wrong.ja, wrong.en, remedy.ja, remedy.en]) assert.ok(text.length > 0);
      }
    });
  }

  it("names the empty cells, and quotes only the beginning of a long one", () => {
    assert.equal(
      read({ category: "", reviewBody: "" }).faults[0]?.wrong.ja,
      "「サービス区分」「審査登録機関」が空欄です。",
    );
    const long = read({ category: "区".repeat(1000) }).faults[0]?.wrong.ja ?? "";
    assert.ok(long.includes(`${"区".repeat(60)}…`) && long.length < 150);
  });

  it("still says which service it is about", () => {
    const { unread } = readingOf([
      sheetOf(
        [{ category: "x", registerNumber: "０１８-0001-20", serviceName: "見本\n監査" }],
        registerFields,
      ),
    ]);
    assert.deepEqual(
      unread.map(({ registerNumber, providerName, serviceName }) => [
        registerNumber,
        providerName,
        serviceName,
      ]),
      [["018-0001-20", "株式会社見本", "見本 監査"]],
    );
  });

  it("of a category the import is not for is not taken", () => {
    const { entries, unread } = readingOf([sheetOf([{}, { category: "機器検証" }])], {
      ...registerRules,
      covers: ["audit"],
    });
    assert.equal(entries.length, 1);
    assert.deepEqual(
      unread.map(({ faults }) => faults.map(({ code }) => code)),
      [["A-02/category-not-covered"]],
    );
  });
});
