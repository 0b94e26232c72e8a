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
    ["array", ["applicant", "signatory"], "applicant signatory"],
    ["array of one", ["decider"], "decider"],
    ["array as API Gateway flattens it", "[applicant signatory]", "applicant signatory"],
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
    const claims = {
      ...person,
      groups: ["signatory"],
      corporate_number: "7123456789012",
      account_type: "prime",
      body: "meti",
      email: "someone@example.jp",
    };
    assert.deepEqual(actorFromClaims(claims), {
      subject: "s-1",
      name: "山田",
      roles: ["signatory"],
      corporateNumber: "7123456789012",
      accountType: "prime",
      body: "meti",
    });
  });

  it("counts empty attributes as missing", () => {
    const actor = actorFromClaims({ ...person, groups: ["reviewer"], corporate_number: "", body: "" });
    assert.equal(actor.corporateNumber, undefined);
    assert.equal(actor.body, undefined);
  });
});
