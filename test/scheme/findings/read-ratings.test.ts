import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { ratingsIn } from "#scheme/findings/read-ratings.ts";
import { normalised } from "#scheme/findings/text.ts";
import { policyVersion } from "#scheme/policy/index.ts";

const { ratingForms, otherRatingForms } = policyVersion("2027-04-01.1").reading;
const clear = (text: string) => ratingsIn(normalised(text), ratingForms.value);
const other = (text: string) => ratingsIn(normalised(text), otherRatingForms.value);

describe("ratings in a text", () => {
  const clearly: readonly (readonly [text: string, ratings: readonly number[]])[] = [
    ["評価 ★4", [4]],
    ["評価 ★４ 2027-02-21", [4]],
    ["★★★★", [4]],
    ["★★★☆☆", [3]],
    ["★★★★★", [5]],
    ["4つ星", [4]],
    ["★3・★4 要求事項", [3, 4]],
    ["★３の取得を証する", [3]],
    ["★", []],
    ["★★★★★★", []],
    ["★0 ★6 ★9", []],
    ["☆4", []],
    ["第3版 4頁", []],
    ["三つ星商店", []],
    ["Level 3", []],
    ["", []],
  ];
  for (const [text, ratings] of clearly) {
    it(`are clearly ${ratings.join(", ") || "none"} in 「${text}」`, () =>
      assert.deepEqual(clear(text), ratings));
  }

  const possibly: readonly (readonly [text: string, ratings: readonly number[]])[] = [
    ["Level 4", [4]],
    ["SCS レベル４", [4]],
    ["四つ星", [4]],
    ["★四", [4]],
    ["4★", [4]],
    ["星5", [5]],
    ["4-star rating", [4]],
    ["4 stars", [4]],
    ["level-5", [5]],
    ["レベルについて", []],
    ["high level", []],
    ["六つ星", []],
    ["合格", []],
  ];
  for (const [text, ratings] of possibly) {
    it(`are possibly ${ratings.join(", ") || "none"} in 「${text}」`, () =>
      assert.deepEqual(other(text), ratings));
  }

  it("never fail, whatever the text is, and are always the same", () => {
    const bits = fc.constantFrom("★", "☆", "つ星", "星", "レベル", "level", "-", "3", "4", "四", "{n}");
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(bits).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (any) => {
        const found = [...clear(any), ...other(any)];
        assert.deepEqual(found, [...clear(any), ...other(any)]);
        for (const rating of found) assert.ok(Number.isInteger(rating) && rating >= 1 && rating <= 5);
      }),
    );
  });

  it("take a form of the policy literally but for its placeholder", () => {
    assert.deepEqual(ratingsIn("grade(4)", ["Grade({n})"]), [4]);
    assert.deepEqual(ratingsIn("grade4", ["Grade({n})"]), []);
    assert.deepEqual(ratingsIn("xx4", [".{n}"]), []);
  });
});
