import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Delegation, delegationForm } from "#scheme/application-form.ts";
import { dutyOf, judgeDelegation } from "#scheme/delegation.ts";
import { anyStops } from "#scheme/finding.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import { cleanDocument } from "./findings/sound-input.ts";

const policy = policyVersion("2027-04-01.1");
const slots = ["trustEvaluation", "delegateSecurityCheck"] as const;

const anyDelegation: fc.Arbitrary<Delegation> = fc.record({
  description: fc.constant("業務の一部"),
  directlyRelated: fc.boolean(),
  form: fc.constantFrom(...delegationForm.options),
  delegateName: fc.constant("株式会社委託先"),
  redelegates: fc.boolean(),
  matchingCategoryExists: fc.boolean(),
  workFrom: fc.constant("2027-07-01"),
  workUntil: fc.constant("2027-09-30"),
});

function stops(delegation: Delegation, filed: readonly (typeof slots)[number][]): boolean {
  const documents = filed.map((slot) => cleanDocument(slot));
  const context = { policy, category: "audit", day: "2027-06-01", delegates: [], documents } as const;
  return anyStops(judgeDelegation(delegation, context).reasons);
}

describe("L-03 L-04 the document a delegation needs", () => {
  it("is the one that makes it permitted, and the only one", () => {
    fc.assert(
      fc.property(anyDelegation, (delegation) => {
        const duty = dutyOf(delegation, policy);
        const named = slots.filter((slot) => slot === duty);
        assert.equal(stops(delegation, named), stops(delegation, slots));
        const others = slots.filter((slot) => slot !== duty);
        if (!stops(delegation, slots)) assert.equal(stops(delegation, others), duty !== undefined);
      }),
    );
  });

  it("is none where the policy asks for none", () => {
    const off = (rule: (typeof policy.delegation)["secondmentNeedsTrustEvaluation"]) => ({
      ...rule,
      value: false,
    });
    const lax = {
      ...policy,
      delegation: {
        ...policy.delegation,
        secondmentNeedsTrustEvaluation: off(policy.delegation.secondmentNeedsTrustEvaluation),
        noCategoryNeedsSecurityCheck: off(policy.delegation.noCategoryNeedsSecurityCheck),
      },
    };
    fc.assert(fc.property(anyDelegation, (delegation) => assert.equal(dutyOf(delegation, lax), undefined)));
  });

  it("L-04 is passed on to bodies that are asked in an inquiry, and see it there", () => {
    for (const code of policy.delegation.securityCheckBodies.value) {
      const body = policy.inquiry.bodies.value.find((each) => each.code === code);
      assert.ok(body?.documents.includes("delegateSecurityCheck"), code);
    }
  });
});
