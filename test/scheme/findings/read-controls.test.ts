import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { excludedControlsIn } from "#scheme/findings/read-controls.ts";
import { normalised } from "#scheme/findings/text.ts";
import { policyVersion } from "#scheme/policy/index.ts";

const { excludedWords, appliedWords } = policyVersion("2027-04-01.1").reading;
const words = {
  excluded: excludedWords.value.map(normalised),
  applied: appliedWords.value.map(normalised),
};
const excluded = (text: string) => excludedControlsIn(normalised(text), words);

describe("controls that a statement of applicability excludes", () => {
  const cases: readonly (readonly [what: string, text: string, controls: readonly string[]])[] = [
    ["directly", "A.8.14 適用 A.8.15 適用除外 A.8.16 適用", ["8.15"]],
    ["with a reason", "A.8.15 適用除外（記録を取らないため適用しない。） A.8.16 適用", ["8.15"]],
    ["after its title", "A.8.15 ログ取得 適用除外 A.8.16 監視活動 適用", ["8.15"]],
    ["with a colon", "A.5.1：適用除外", ["5.1"]],
    ["in other words", "A.5.1 不適用 A.5.2 適用しない A.5.3 対象外", ["5.1", "5.2", "5.3"]],
    ["in English", "A.8.15 Logging: Not applicable. A.8.16 Monitoring activities: Applicable", ["8.15"]],
    ["behind the edition", "ISO/IEC 27001:2022 A.5.1 適用除外 A.5.2 適用", ["5.1"]],
    ["all of them", "A.5.1 適用除外 A.5.2 適用除外", ["5.1", "5.2"]],
    ["of 2013, and not the section above it", "A.9.2.1 適用除外 A.9.2.2 適用", ["9.2.1"]],
    ["without the dot after the letter", "A8.15 適用除外", ["8.15"]],
    ["and not the one whose number begins alike", "A.5.1 適用 A.5.10 適用除外", ["5.10"]],
    ["unless it is applied", "A.8.15 適用", []],
    ["unless both boxes are printed", "A.8.15 □適用 ☑適用除外", []],
    ["unless it is ticked", "A.5.18 アクセス権 ○ 管理策 適用除外 A.5.19 ○", []],
    ["unless it is the head of a column", "A.5.18 アクセス権 管理策 適用除外 A.5.19", []],
    ["unless it is the head of a column of reasons", "A.5.18 アクセス権 適用除外理由 A.5.19", []],
    ["unless it is a sentence", "A.8.15 は適用除外としない。", []],
    ["unless the sentence denies it", "A.8.15 ログ取得 適用除外ではない。", []],
    ["unless the status stands before the number", "適用 A.5.1 適用除外 A.8.30 適用 A.8.31", []],
    ["unless it is also said to apply", "A.8.15 適用除外 A.8.15 適用", []],
    ["unless the number has no letter", "8.15 適用除外", []],
    ["unless something else stands between", "A.8.15 ログ取得 2027年に見直し 適用除外", []],
    ["unless nothing is said of it", "A.8.15 ログ取得", []],
    ["unless there is no control", "適用除外", []],
    ["unless the text is empty", "", []],
  ];
  for (const [what, text, controls] of cases) {
    it(`${what}: ${controls.join(", ") || "none"}`, () => assert.deepEqual(excluded(text), controls));
  }

  it("are those that are written so, whatever is said of the others", () => {
    const row = fc.record({
      applies: fc.boolean(),
      reason: fc.constantFrom("", "（該当する業務がないため）"),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 34 }), (rows) => {
        const text = rows.map(
          ({ applies, reason }, index) => `A.8.${index + 1} ${applies ? "適用" : `適用除外${reason}`}\n`,
        );
        const expected = rows.flatMap(({ applies }, index) => (applies ? [] : [`8.${index + 1}`]));
        assert.deepEqual(excluded(text.join("")), expected);
      }),
    );
  });

  it("never fail, whatever the text is, and are always the same", () => {
    const bits = fc.constantFrom(
      "A.",
      "8.15",
      "8.1",
      ".",
      "適用",
      "適用除外",
      "除外",
      "○",
      "理由",
      "は",
      "not applicable",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(bits).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (any) => {
        const found = excluded(any);
        assert.deepEqual(found, excluded(any));
        for (const control of found) assert.ok(normalised(any).includes(control));
      }),
    );
  });
});
