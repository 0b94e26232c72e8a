import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { actorFromClaims } from "#functions/middleware/actor-from-claims.ts";
import { RequestRefused } from "#functions/middleware/problem.ts";

const person = { sub: "s-1", name: "山田" };

function codeOf(claims: unknown): string {
  try {
    return actorFromClaims(claims).roles.join(" ");
  } catch (error) {
    assert.ok(error instanceof RequestRefused);
    return error.refusal.code;
  }
}

describe("N-03 claims make an actor", () => {
  const groups: readonly (readonly [string, unknown, string])[] = [
    ["array", ["reviewer", "auditor"], "reviewer auditor"],
    ["array of one", ["decider"], "decider"],
    ["array as API Gateway flattens it", "[reviewer auditor]", "reviewer auditor"],
    ["array of one, flattened", "[reviewer]", "reviewer"],
    ["array as JSON", '["reviewer","decider"]', "reviewer decider"],
    ["array with commas", "[reviewer, decider]", "reviewer decider"],
    ["a name alone", "auditor", "auditor"],
    ["unknown groups beside known ones", ["staff", "auditor", "eu-west_Google"], "auditor"],
    ["the same twice", "[auditor auditor]", "auditor"],
    ["none", undefined, "not-allowed"],
    ["empty text", "", "not-allowed"],
    ["empty array", [], "not-allowed"],
    ["empty array, flattened", "[]", "not-allowed"],
    ["only unknown", "[root system]", "not-allowed"],
    ["the machinery's own", ["system"], "not-allowed"],
    ["other case", ["Reviewer"], "not-allowed"],
    ["several names without brackets", "reviewer decider", "not-allowed"],
    ["JSON of something else", '[{"role":"reviewer"}]', "not-allowed"],
    ["broken JSON", '["reviewer"', "not-allowed"],
    ["JSON that ends in a bracket", '["reviewer" ]x]', "not-allowed"],
    ["a number", 1, "not-signed-in"],
    ["an object", { reviewer: true }, "not-signed-in"],
  ];
  for (const [told, value, expected] of groups) {
    it(`reads groups: ${told}`, () => assert.equal(codeOf({ ...person, groups: value }), expected));
  }

  const unusable: readonly (readonly [string, unknown])[] = [
    ["no claims", undefined],
    ["null", null],
    ["no subject", { name: "山田", groups: ["reviewer"] }],
    ["empty subject", { ...person, sub: "", groups: ["reviewer"] }],
    ["no name", { sub: "s-1", groups: ["reviewer"] }],
    ["a short corporate number", { ...person, groups: ["applicant"], corporate_number: "123" }],
    [
      "two corporate numbers",
      { ...person, groups: ["applicant"], corporate_number: ["7123456789012", "4000012090001"] },
    ],
    ["an unknown account type", { ...person, groups: ["applicant"], account_type: "owner" }],
  ];
  for (const [told, claims] of unusable) {
    it(`does not take ${told} for a sign-in`, () => assert.equal(codeOf(claims), "not-signed-in"));
  }

  it("takes company, account type and body from the token, and nothing else", () => {
    const claims = { ...person, groups: ["signatory"], ...company, email: "someone@example.jp" };
    const of = { subject: "s-1", name: "山田" };
    const ofCompany = { corporateNumber: "7123456789012", accountType: "prime" };
    assert.deepEqual(actorFromClaims(claims), {
      ...of,
      roles: ["signatory"],
      ...ofCompany,
      body: undefined,
    });
    assert.deepEqual(actorFromClaims({ ...person, groups: ["governmentResponder"], body: "meti" }), {
      ...of,
      roles: ["governmentResponder"],
      corporateNumber: undefined,
      accountType: undefined,
      body: "meti",
    });
  });

  it("counts empty attributes as missing", () => {
    const actor = actorFromClaims({ ...person, groups: ["reviewer"], corporate_number: "", body: "" });
    assert.equal(actor.corporateNumber, undefined);
  });
});

const company = { corporate_number: "7123456789012", account_type: "prime" };
const [ofCompany, ofBody, ofScheme] = [
  ["applicant", "signatory"],
  ["governmentResponder"],
  ["reviewer", "decider", "surveillanceOfficer", "tipOfficer", "auditor", "administrator"],
] as const;

describe("N-03 nobody belongs to two sides", () => {
  const pairs = (one: readonly string[], other: readonly string[]) =>
    one.flatMap((role) => other.map((each) => [role, each] as const));
  const twoSides = [...pairs(ofCompany, ofBody), ...pairs(ofCompany, ofScheme), ...pairs(ofBody, ofScheme)];
  for (const groups of twoSides) {
    it(`refuses ${groups.join(" who is ")}`, () => {
      for (const attributes of [{}, company, { body: "meti" }, { ...company, body: "meti" }]) {
        assert.equal(codeOf({ ...person, groups, ...attributes }), "not-allowed");
      }
    });
  }

  const cases: readonly (readonly [string, readonly string[], object, string])[] = [
    ["both roles of a company", ofCompany, company, "applicant signatory"],
    [
      "a company without the kind of account",
      ["applicant"],
      { corporate_number: "7123456789012" },
      "applicant",
    ],
    ["a responder with a body", ofBody, { body: "meti" }, "governmentResponder"],
    ["several roles of the scheme", ["reviewer", "decider"], {}, "reviewer decider"],
    ["an applicant of no company", ["applicant"], {}, "not-allowed"],
    ["a signatory of no company", ["signatory"], { account_type: "prime" }, "not-allowed"],
    ["an applicant with a body", ["applicant"], { ...company, body: "meti" }, "not-allowed"],
    ["a responder of no body", ofBody, {}, "not-allowed"],
    ["a responder whose body is empty", ofBody, { body: "" }, "not-allowed"],
    ["a responder with a company", ofBody, { ...company, body: "meti" }, "not-allowed"],
    ["a reviewer with a company", ["reviewer"], company, "not-allowed"],
    ["a reviewer with a kind of company account", ["reviewer"], { account_type: "entry" }, "not-allowed"],
    ["an administrator with a body", ["administrator"], { body: "meti" }, "not-allowed"],
  ];
  for (const [told, groups, attributes, expected] of cases) {
    it(`${told}: ${expected}`, () => assert.equal(codeOf({ ...person, groups, ...attributes }), expected));
  }
});
