import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { allowsUrgency, barredUntil, type GroundTerms } from "#scheme/revocation-grounds.ts";

const terms: readonly GroundTerms[] = [
  { ground: "falseApplication", urgent: true, barMonths: 12 },
  { ground: "secondedMisconduct", urgent: false, barMonths: 24 },
  { ground: "prerequisiteLapsed", urgent: false, barMonths: 0 },
];

describe("X-02 urgency", () => {
  it("is allowed when one of the grounds allows it", () => {
    assert.equal(allowsUrgency(terms, ["falseApplication"]), true);
    assert.equal(allowsUrgency(terms, ["prerequisiteLapsed", "falseApplication"]), true);
    assert.equal(allowsUrgency(terms, ["prerequisiteLapsed"]), false);
    assert.equal(allowsUrgency(terms, []), false);
  });

  it("is not guessed for a ground the policy does not know", () => {
    assert.throws(() => allowsUrgency(terms, ["falseApplication", "other"]), RangeError);
  });
});

describe("X-04 the bar", () => {
  const cases: readonly (readonly [GroundTerms["ground"][], string, string | undefined])[] = [
    [["falseApplication"], "2028-02-28", "2029-02-28"],
    [["falseApplication"], "2028-03-31", "2029-03-31"],
    [["falseApplication", "secondedMisconduct"], "2028-03-31", "2030-03-31"],
    [["prerequisiteLapsed"], "2028-03-31", undefined],
    [[], "2028-03-31", undefined],
  ];
  for (const [grounds, revokedOn, last] of cases) {
    it(`for ${grounds.join(" and ") || "nothing"} from ${revokedOn} lasts until ${last ?? "nothing"}`, () =>
      assert.equal(barredUntil(terms, grounds, revokedOn), last));
  }

  it("is not guessed for a ground the policy does not know", () => {
    assert.throws(() => barredUntil(terms, ["other"], "2028-03-31"), RangeError);
  });
});
