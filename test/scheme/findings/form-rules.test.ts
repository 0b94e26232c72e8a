import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findingsOf, type ValidationInput } from "#scheme/findings/index.ts";
import { found, soundInput, withInput, withItems } from "./sound-input.ts";

type Case = readonly [what: string, input: ValidationInput, expected: readonly string[]];

function each(cases: readonly Case[]): void {
  for (const [what, input, expected] of cases) it(what, () => assert.deepEqual(found(input), expected));
}

const [listing] = soundInput.listings;
assert.ok(listing);
const withListing = (changes: Partial<typeof listing>) =>
  withInput({ listings: [{ ...listing, ...changes }] });

describe("D-03 the ISMS scope covers the department", () => {
  const scope = (...scopeDepartments: readonly string[]) => withItems("isms", { scopeDepartments });
  const outside = ["D-03/department-not-in-scope isms.scopeDepartments"];
  each([
    ["by its name", scope("診断サービス部"), []],
    ["by its name in another width and spacing", scope("診断 サービス部", "ｿﾉﾀ"), []],
    ["by its half-width name", scope("診断ｻｰﾋﾞｽ部"), []],
    ["by its English name in capitals", scope("ASSESSMENT SERVICES DEPARTMENT"), []],
    ["as the whole company", scope("全社"), []],
    ["as the whole company in English", scope("Whole Company"), []],
    ["not by a part of its name", scope("サービス部"), outside],
    ["not by a name that contains it", scope("診断サービス部準備室"), outside],
    ["not by a department that begins like the whole company", scope("全社企画部"), outside],
  ]);

  it("names the department and the scope in the finding", () => {
    const [only] = findingsOf(scope("総務部", "経理部"));
    assert.match(only?.wrong.ja ?? "", /診断サービス部.*総務部、経理部/);
    assert.equal(only?.basis, "中間とりまとめ「審査におけるISMSの活用について」");
  });
});

describe("D-05 the SCS rating", () => {
  const low = ["D-05/rating-too-low scs.rating"];
  const expected = ["D-05/rating-expected scs.rating"];
  each([
    ["★5 is more than enough", withItems("scs", { rating: 5 }), []],
    ["★3 is too low", withItems("scs", { rating: 3 }), low],
    ["★3 with ★4 expected still stops", withItems("scs", { rating: 3, expectedBy: "2027-09-30" }), expected],
    [
      "★3 with ★4 expected today still stops",
      withItems("scs", { rating: 3, expectedBy: "2027-05-10" }),
      expected,
    ],
    [
      "★3 with ★4 expected by a day gone by is too low",
      withItems("scs", { rating: 3, expectedBy: "2027-05-09" }),
      low,
    ],
    ["★4 needs nothing expected", withItems("scs", { expectedBy: "2027-09-30" }), []],
    [
      "none with ★4 expected",
      withItems("scs", { rating: undefined, expectedBy: "2027-09-30" }),
      ["D-01/item-missing scs.rating", ...expected],
    ],
    [
      "the department is not covered",
      withItems("scs", { scopeDepartments: ["本社"] }),
      ["D-05/department-not-in-scope scs.scopeDepartments"],
    ],
    ["the department is covered by name", withItems("scs", { scopeDepartments: ["診断サービス部"] }), []],
  ]);

  it("names the day on which ★4 is expected", () => {
    const [only] = findingsOf(withItems("scs", { rating: 3, expectedBy: "2027-09-30" }));
    assert.match(only?.wrong.ja ?? "", /令和9年9月30日（2027-09-30）/);
    assert.match(only?.wrong.en ?? "", /2027-09-30/);
  });
});

describe("D-06 validity, names and numbers", () => {
  each([
    ["ISMS on its last day", withItems("isms", { validUntil: "2027-05-10" }), []],
    [
      "ISMS a day later",
      withItems("isms", { validUntil: "2027-05-09" }),
      ["D-06/isms-expired isms.validUntil"],
    ],
    ["ISMS on its only day", withItems("isms", { validFrom: "2027-05-10", validUntil: "2027-05-10" }), []],
    [
      "ISMS before its first day",
      withItems("isms", { validFrom: "2027-05-11" }),
      ["D-06/isms-not-yet-valid isms.validFrom"],
    ],
    [
      "ISMS for longer than three years",
      withItems("isms", { validUntil: "2028-06-01" }),
      ["D-06/isms-period-too-long isms.validUntil (note)"],
    ],
    [
      "ISMS that ends before it begins",
      withItems("isms", { validFrom: "2028-06-01" }),
      ["D-06/isms-period-reversed isms.validUntil"],
    ],
    [
      "SCS a day after its last",
      withItems("scs", { validUntil: "2027-05-09" }),
      ["D-06/scs-expired scs.validUntil"],
    ],
    [
      "SCS before its first day",
      withItems("scs", { validFrom: "2027-06-01" }),
      ["D-06/scs-not-yet-valid scs.validFrom"],
    ],
    ["registration on its last day", withListing({ renewedOn: "2025-05-11" }), []],
    [
      "registration a day later",
      withListing({ renewedOn: "2025-05-10" }),
      ["D-06/registration-expired service.services[L001]"],
    ],
    [
      "registration that was never renewed",
      withListing({ renewedOn: undefined }),
      ["D-06/registration-expired service.services[L001]"],
    ],
    ["first registration still valid", withListing({ renewedOn: undefined, registeredOn: "2026-01-01" }), []],
    ["ISMS under the English name", withItems("isms", { organisationName: "MIYAKO ASSESSMENT INC." }), []],
    [
      "ISMS of another name",
      withItems("isms", { organisationName: "みやこ診断" }),
      ["D-06/name-differs isms.organisationName"],
    ],
    [
      "company-form words are kept",
      withItems("isms", { organisationName: "有限会社みやこ診断" }),
      ["D-06/name-differs isms.organisationName"],
    ],
    [
      "SCS of another name",
      withItems("scs", { organisationName: "株式会社別社" }),
      ["D-06/name-differs scs.organisationName"],
    ],
    ["registration in another spacing", withListing({ providerName: "株式会社　みやこ診断" }), []],
    [
      "registration of another name",
      withListing({ providerName: "株式会社別社" }),
      ["D-06/name-differs service.services[L001]"],
    ],
    [
      "ISMS of another corporate number",
      withItems("isms", { organisationCorporateNumber: "4000012090001" }),
      ["D-06/corporate-number-differs isms.organisationCorporateNumber"],
    ],
    [
      "SCS of another corporate number",
      withItems("scs", { organisationCorporateNumber: "4000012090001" }),
      ["D-06/corporate-number-differs scs.organisationCorporateNumber"],
    ],
  ]);
});
