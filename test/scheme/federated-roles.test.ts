import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { federatedAccounts, federatedPerson } from "#scheme/federated-roles.ts";
import { personRoles } from "#scheme/roles.ts";

const accounts = federatedAccounts.parse({
  "1": { type: "entry", signs: "never" },
  "2": { type: "prime", signs: "always" },
  "3": { type: "member", signs: "byMandate" },
});

describe("N-03 who signed in by federation", () => {
  const table: readonly [value: string, groups: readonly string[], type: string, roles: readonly string[]][] =
    [
      ["2", [], "prime", ["applicant", "signatory"]],
      ["3", [], "member", ["applicant"]],
      ["3", ["signatory"], "member", ["applicant", "signatory"]],
      ["1", [], "entry", ["applicant"]],
      ["1", ["signatory"], "entry", ["applicant"]],
      ["2", ["decider", "reviewer", "governmentResponder"], "prime", ["applicant", "signatory"]],
    ];
  for (const [value, groups, accountType, roles] of table)
    it(`with ${value} in [${groups.join(" ")}] is ${roles.join(" and ")} by ${accountType}`, () => {
      assert.deepEqual(federatedPerson(accounts, value, groups), { accountType, roles });
    });

  it("is nobody with a value that stands for nothing", () => {
    for (const value of [undefined, "", "4", "prime", "constructor", "__proto__"])
      assert.equal(federatedPerson(accounts, value, ["signatory"]), undefined);
  });

  it("is never more than a person of a company", () => {
    const groups = fc.array(fc.constantFrom(...personRoles, "system", "king"));
    fc.assert(
      fc.property(fc.constantFrom("1", "2", "3"), groups, (value, given) => {
        const { roles = [] } = federatedPerson(accounts, value, given) ?? {};
        assert.ok(roles.length > 0);
        assert.ok(roles.every((role) => role === "applicant" || role === "signatory"));
      }),
    );
  });

  it("is not described by accounts that cannot be", () => {
    for (const wrong of [
      { "": { type: "prime", signs: "always" } },
      { "1": { type: "king", signs: "always" } },
      { "1": { type: "prime", signs: "sometimes" } },
      { "1": { type: "prime" } },
    ])
      assert.equal(federatedAccounts.safeParse(wrong).success, false);
  });
});
