import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findingsOf, type ValidationInput } from "#scheme/findings/index.ts";
import {
  cleanDocument,
  found,
  rejectedDocument,
  soundForm,
  soundInput,
  withInput,
  withItems,
} from "./sound-input.ts";

type Case = readonly [what: string, input: ValidationInput, expected: readonly string[]];

function each(cases: readonly Case[]): void {
  for (const [what, input, expected] of cases) it(what, () => assert.deepEqual(found(input), expected));
}

const andDocument = (
  input: ValidationInput,
  document: ReturnType<typeof cleanDocument>,
): ValidationInput => ({
  ...input,
  documents: [...input.documents, document],
});

/** The input with the signer's name in the pledge's text, so that only the rule under test speaks. */
const signedBy = (changes: Parameters<typeof withItems<"pledge">>[1] & { readonly signerName?: string }) => {
  const input = withItems("pledge", changes);
  const text = `${soundForm.company?.name}${changes.signerName ?? soundForm.pledge?.signerName}`;
  const others = input.documents.filter(({ slot }) => slot !== "pledge");
  return { ...input, documents: [...others, cleanDocument("pledge", { text })] };
};

const [listing] = soundInput.listings;
assert.ok(listing);
const withListing = (changes: Partial<typeof listing>) =>
  withInput({ listings: [{ ...listing, ...changes }] });

describe("A-01 services on the register", () => {
  const option = withItems("service", { option: "penetrationTest" });
  each([
    [
      "a registered option is accepted",
      { ...option, listings: [{ ...listing, option: "penetrationTest" }] },
      [],
    ],
    ["an option that is not registered", option, ["A-01/option-not-registered service.option"]],
    [
      "an option that the category does not have",
      {
        ...option,
        category: "audit",
        listings: [{ ...listing, category: "audit", option: "penetrationTest" }],
      },
      ["A-01/option-not-of-category service.option"],
    ],
    [
      "a service that is not listed",
      withInput({ listings: [] }),
      ["D-06/registration-not-found service.services[L001]"],
    ],
    [
      "a service listed in another category",
      withListing({ category: "audit" }),
      ["D-06/registration-not-found service.services[L001]"],
    ],
  ]);
});

describe("A-03 services that only supply a tool", () => {
  const tool = ["A-03/tool-only service.services[L001]"];
  each([
    ["by the register", withListing({ suppliesOnlyTool: true }), tool],
    [
      "by the applicant's own word",
      withItems("service", { services: [{ listingId: "L001", suppliesOnlyTool: true }] }),
      tool,
    ],
  ]);
});

describe("D-02 the pledge", () => {
  each([
    ["signed by the representative, spaced differently", signedBy({ signerName: "山田　太郎" }), []],
    [
      "signed by an officer",
      signedBy({ signerName: "鈴木花子", signerTitle: "取締役", signerCapacity: "officer" }),
      [],
    ],
    ["signed by the representative as an officer", signedBy({ signerCapacity: "officer" }), []],
    [
      "signed by an officer as the representative",
      signedBy({ signerName: "鈴木花子", signerTitle: "取締役" }),
      ["D-02/signer-not-listed pledge.signerName"],
    ],
    [
      "signed by somebody who is not listed",
      signedBy({ signerName: "田中四郎", signerCapacity: "officer" }),
      ["D-02/signer-not-listed pledge.signerName"],
    ],
    [
      "signed with another title",
      signedBy({ signerTitle: "会長" }),
      ["D-02/signer-title-differs pledge.signerTitle (note)"],
    ],
    [
      "signed by a proxy without proof",
      signedBy({ signerName: "田中四郎", signerCapacity: "proxy" }),
      ["D-02/proxy-without-proof documents.proxyProof"],
    ],
    [
      "signed by a proxy with proof",
      andDocument(signedBy({ signerName: "田中四郎", signerCapacity: "proxy" }), cleanDocument("proxyProof")),
      [],
    ],
    [
      "signed by a proxy with proof that was rejected",
      andDocument(
        signedBy({ signerName: "田中四郎", signerCapacity: "proxy" }),
        rejectedDocument("proxyProof"),
      ),
      ["C-03/encrypted documents.proxyProof (note)", "D-02/proxy-without-proof documents.proxyProof"],
    ],
    ["signed today", withItems("pledge", { signedOn: "2027-05-10" }), []],
    [
      "signed tomorrow",
      withItems("pledge", { signedOn: "2027-05-11" }),
      ["D-02/pledge-in-the-future pledge.signedOn"],
    ],
    ["signed 180 days ago", withItems("pledge", { signedOn: "2026-11-11" }), []],
    [
      "signed 181 days ago",
      withItems("pledge", { signedOn: "2026-11-10" }),
      ["D-02/pledge-too-old pledge.signedOn"],
    ],
    [
      "without any of its commitments",
      withItems("pledge", { disclosure: false, delegation: false, conduct: false }),
      [
        "D-02/commitment-not-made pledge.conduct",
        "D-02/commitment-not-made pledge.delegation",
        "D-02/commitment-not-made pledge.disclosure",
      ],
    ],
  ]);

  it("is not signed in a capacity that the policy does not accept", () => {
    const { policy } = soundInput;
    const capacities = { ...policy.pledge.capacities, value: ["officer" as const] };
    const input = withInput({ policy: { ...policy, pledge: { ...policy.pledge, capacities } } });
    assert.deepEqual(found(input), ["D-02/capacity-not-accepted pledge.signerCapacity"]);
  });
});

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
