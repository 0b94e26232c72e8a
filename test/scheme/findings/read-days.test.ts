import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays, wareki } from "#scheme/calendar.ts";
import { daysIn, lastDaysIn } from "#scheme/findings/read-days.ts";
import { normalised } from "#scheme/findings/text.ts";
import { policyVersion } from "#scheme/policy/index.ts";

const words = policyVersion("2027-04-01.1").reading.lastDayWords.value.map(normalised);
const lastDays = (text: string) => lastDaysIn(normalised(text), words);

describe("days in a text", () => {
  const cases: readonly (readonly [text: string, days: readonly string[]])[] = [
    ["2030-02-20", ["2030-02-20"]],
    ["２０３０／２／２０", ["2030-02-20"]],
    ["2030.02.20", ["2030-02-20"]],
    ["2030年2月20日", ["2030-02-20"]],
    ["2030年 02月 20日付", ["2030-02-20"]],
    ["令和12年2月20日", ["2030-02-20"]],
    ["令和元年5月1日", ["2019-05-01"]],
    ["平成31年4月30日", ["2019-04-30"]],
    ["令和12年（2030年）2月20日", ["2030-02-20"]],
    ["2030年（令和12年）2月20日", ["2030-02-20"]],
    ["20 February 2030", ["2030-02-20"]],
    ["February 20, 2030", ["2030-02-20"]],
    ["Sept. 1st, 2029", ["2029-09-01"]],
    ["2 Feb 2030 – 3 May 2031", ["2030-02-02", "2031-05-03"]],
    ["発行日 2027-02-21 有効期限 2030-02-20", ["2027-02-21", "2030-02-20"]],
    ["登録番号 IS 1232024-04-01", ["2024-04-01"]],
    ["2024/4/1 2027/3/31", ["2024-04-12", "2027-03-31"]],
    ["2028-02-29", ["2028-02-29"]],
    ["2027-02-29", []],
    ["2027年13月1日", []],
    ["令和12年2月", []],
    ["2030-02/20", []],
    ["電話 03-1234-5678", []],
    ["ISO/IEC 27001:2022", []],
    ["1899-01-01", []],
    ["", []],
  ];
  for (const [text, days] of cases) {
    it(`are ${days.join(", ") || "none"} in 「${text}」`, () =>
      assert.deepEqual(daysIn(normalised(text)), days));
  }
});

describe("the last day of validity in a text", () => {
  const cases: readonly (readonly [text: string, days: readonly string[]])[] = [
    ["有効期限 2030-02-20", ["2030-02-20"]],
    ["有効期限：令和12年2月20日", ["2030-02-20"]],
    ["有効期間の満了日 2030年2月20日", ["2030-02-20"]],
    ["有効期間 令和9年2月21日 から 令和12年2月20日 まで", ["2030-02-20"]],
    ["有効期間 令和9年2月21日から令和12年2月20日まで（2027-02-21 – 2030-02-20）", ["2030-02-20"]],
    ["有効期間：自 2027年2月21日 至 2030年2月20日", ["2030-02-20"]],
    ["有効期間 2027/02/21～2030/02/20", ["2030-02-20"]],
    ["Valid until: 20 February 2030", ["2030-02-20"]],
    ["Expiry date: 2030-02-20", ["2030-02-20"]],
    ["有効期限 2030-02-20（2027-02-21 登録）", ["2030-02-20"]],
    ["旧認証の有効期限 2027-02-20 新認証の有効期限 2030-02-20", ["2027-02-20", "2030-02-20"]],
    // The heads of a table before its cells.
    ["登録日 有効期限 2024-04-01 2027-03-31", ["2027-03-31"]],
    ["有効期間は3年とする。発行日 2027-02-21", []],
    ["評価期間 2026-12-01 から 2026-12-20 まで", []],
    ["発行日 2027-02-21", []],
    ["2030年2月20日まで", []],
    ["有効期限", []],
    ["", []],
  ];
  for (const [text, days] of cases) {
    it(`is ${days.join(", ") || "not stated"} in 「${text}」`, () => assert.deepEqual(lastDays(text), days));
  }

  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("2019-05-01", days));
  const spelt = fc.constantFrom(
    (of: string) => of,
    (of: string) => of.replaceAll("-", "/"),
    (of: string) => of.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日"),
    (of: string) => wareki(of),
  );

  it("is read back in every spelling", () => {
    fc.assert(
      fc.property(day, spelt, fc.constantFrom(...words), (last, spell, word) => {
        assert.deepEqual(lastDaysIn(`${word}${normalised(spell(last))}以上`, words), [last]);
      }),
    );
  });

  it("never fails, whatever the text is, and is always the same", () => {
    const bits = fc.constantFrom(
      "有効期限",
      "令和",
      "元",
      "年",
      "月",
      "日",
      "から",
      "2",
      "0",
      "-",
      "/",
      "may",
      "(",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(bits).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (any) => {
        const found = lastDays(any);
        assert.deepEqual(found, lastDays(any));
        for (const each of found) {
          assert.ok(daysIn(normalised(any)).includes(each));
          assert.equal(addDays(each, 0), each);
        }
      }),
    );
  });
});
