import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Delegation, delegationForm } from "#scheme/application-form.ts";
import { type PublicStatus, publicStatuses } from "#scheme/certification-transitions.ts";
import { type DelegationContext, judgeDelegation } from "#scheme/delegation.ts";
import { finding } from "#scheme/finding.ts";
import type { DelegateFacts } from "#scheme/findings/index.ts";
import {
  cleanDocument,
  found,
  rejectedDocument,
  soundForm,
  soundInput,
  withInput,
} from "./findings/sound-input.ts";

const work: Delegation = {
  description: "繁忙期の診断作業",
  directlyRelated: true,
  form: "quasiMandate",
  delegateName: "株式会社委託先",
  delegateCorporateNumber: "4000012090001",
  redelegates: false,
  matchingCategoryExists: true,
  workFrom: "2027-07-01",
  workUntil: "2027-09-30",
};

const certified: DelegateFacts = {
  corporateNumber: "4000012090001",
  category: "vulnerabilityAssessment",
  validFrom: "2027-05-01",
  validUntil: "2030-04-30",
  status: "valid",
};

const context: DelegationContext = {
  policy: soundInput.policy,
  category: "vulnerabilityAssessment",
  day: "2027-05-10",
  delegates: [certified],
  documents: [],
};

function judged(changes: Partial<Delegation>, around: Partial<DelegationContext> = {}): readonly string[] {
  const { verdict, reasons } = judgeDelegation({ ...work, ...changes }, { ...context, ...around });
  return [verdict, ...reasons.map(({ code }) => code)];
}

type Case = readonly [string, Partial<Delegation>, Partial<DelegationContext>, readonly string[]];
function each(cases: readonly Case[]): void {
  for (const [what, changes, around, expected] of cases) {
    it(what, () => assert.deepEqual(judged(changes, around), expected));
  }
}

const byDelegate = (changes: Partial<DelegateFacts>) => ({ delegates: [{ ...certified, ...changes }] });

describe("L-01 forms of delegation", () => {
  each([
    [
      "contract for work, directly related",
      { form: "contractForWork" },
      {},
      ["forbidden", "D-07/forbidden-form"],
    ],
    [
      "contract for work where no category exists",
      { form: "contractForWork", matchingCategoryExists: false },
      { documents: [cleanDocument("delegateSecurityCheck")] },
      ["forbidden", "D-07/forbidden-form"],
    ],
    ["another form falls under no exception", { form: "other" }, {}, ["forbidden", "D-07/forbidden-form"]],
    ["re-delegation", { redelegates: true }, {}, ["forbidden", "D-07/redelegation"]],
    [
      "re-delegation by a seconded person, whatever was evaluated",
      { form: "secondment", redelegates: true },
      { documents: [cleanDocument("trustEvaluation")] },
      ["forbidden", "D-07/redelegation"],
    ],
  ]);

  for (const form of delegationForm.options) {
    it(`${form} is free when the work is not directly related`, () => {
      for (const redelegates of [true, false]) {
        assert.deepEqual(judged({ form, directlyRelated: false, redelegates }, { delegates: [] }), [
          "permitted",
        ]);
      }
    });
  }
});

describe("L-02 quasi-mandate to a certified provider", () => {
  const no = ["forbidden", "D-07/delegate-not-certified"];
  const yes = ["permittedWithDuties"];
  each([
    ["certified in the same category", {}, {}, yes],
    ["certified in another category", {}, byDelegate({ category: "audit" }), no],
    ["another company is certified", {}, byDelegate({ corporateNumber: "7123456789012" }), no],
    ["nobody is certified", {}, { delegates: [] }, no],
    [
      "certified from the first to the last day",
      {},
      byDelegate({ validFrom: "2027-07-01", validUntil: "2027-09-30" }),
      yes,
    ],
    ["certified from the second day", {}, byDelegate({ validFrom: "2027-07-02" }), no],
    ["certified until the day before the last", {}, byDelegate({ validUntil: "2027-09-29" }), no],
    [
      "one certification of several will do",
      {},
      { delegates: [{ ...certified, status: "revoked" }, { ...certified, category: "audit" }, certified] },
      yes,
    ],
  ]);

  it("without the delegate's corporate number nobody is certified", () => {
    const { delegateCorporateNumber: _, ...unnumbered } = work;
    const { verdict, reasons } = judgeDelegation(unnumbered, context);
    assert.equal(verdict, "forbidden");
    assert.deepEqual(
      reasons.map(({ code }) => code),
      ["D-07/delegate-not-certified"],
    );
  });

  const accepted: readonly PublicStatus[] = ["valid", "underCorrection", "notYetValid", "expired"];
  for (const status of publicStatuses) {
    it(`a delegate that is ${status}, certified over the dates of the work`, () => {
      assert.deepEqual(judged({}, byDelegate({ status })), accepted.includes(status) ? yes : no);
    });
  }
});

describe("L-03 secondment", () => {
  each([
    [
      "with a trust evaluation",
      { form: "secondment" },
      { documents: [cleanDocument("trustEvaluation")] },
      ["permittedWithDuties"],
    ],
    ["without one", { form: "secondment" }, {}, ["permittedWithDuties", "D-07/trust-evaluation-missing"]],
    [
      "with one that was rejected",
      { form: "secondment" },
      { documents: [rejectedDocument("trustEvaluation")] },
      ["permittedWithDuties", "D-07/trust-evaluation-missing"],
    ],
    [
      "where no category exists",
      { form: "secondment", matchingCategoryExists: false },
      { documents: [cleanDocument("delegateSecurityCheck")] },
      ["permittedWithDuties", "D-07/trust-evaluation-missing"],
    ],
  ]);
});

describe("L-04 work for which no category exists", () => {
  for (const form of ["quasiMandate", "other"] as const) {
    each([
      [
        `${form} with the provider's own check`,
        { form, matchingCategoryExists: false },
        { documents: [cleanDocument("delegateSecurityCheck")], delegates: [] },
        ["permittedWithDuties"],
      ],
      [
        `${form} without it`,
        { form, matchingCategoryExists: false },
        { delegates: [] },
        ["permittedWithDuties", "D-07/security-check-missing"],
      ],
    ]);
  }
});

describe("the dates of the work", () => {
  it("point out a work that is over, without stopping the case", () => {
    const { reasons } = judgeDelegation(work, { ...context, day: "2027-10-01" });
    assert.deepEqual(
      reasons.map(({ weight }) => weight),
      ["note"],
    );
  });

  each([
    ["of a single day", { workUntil: "2027-07-01" }, {}, ["permittedWithDuties"]],
    ["reversed", { workUntil: "2027-06-30" }, {}, ["permittedWithDuties", "D-07/work-dates-reversed"]],
    ["over", {}, { day: "2027-10-01" }, ["permittedWithDuties", "D-07/work-over"]],
    ["on the last day", {}, { day: "2027-09-30" }, ["permittedWithDuties"]],
    ["over, but not directly related", { directlyRelated: false }, { day: "2027-10-01" }, ["permitted"]],
  ]);
});

describe("the policy of delegation", () => {
  const rules = soundInput.policy.delegation;
  const relaxed = (changes: Partial<typeof rules>) => ({
    policy: { ...soundInput.policy, delegation: { ...rules, ...changes } },
    delegates: [],
  });
  const off = { value: false, basis: rules.redelegationForbidden.basis };
  each([
    [
      "may allow re-delegation",
      { redelegates: true },
      { ...relaxed({ redelegationForbidden: off }), delegates: [certified] },
      ["permittedWithDuties"],
    ],
    [
      "may ask no certification of a delegate",
      {},
      relaxed({ quasiMandateNeedsCertification: off }),
      ["permitted"],
    ],
    [
      "may ask no trust evaluation",
      { form: "secondment" },
      relaxed({ secondmentNeedsTrustEvaluation: off }),
      ["permitted"],
    ],
    [
      "may ask no security check",
      { form: "other", matchingCategoryExists: false },
      relaxed({ noCategoryNeedsSecurityCheck: off }),
      ["permitted"],
    ],
    [
      "may forbid another form",
      { form: "secondment" },
      relaxed({ forbiddenForms: { ...rules.forbiddenForms, value: ["secondment"] } }),
      ["forbidden", "D-07/forbidden-form"],
    ],
  ]);
});

describe("every judgement", () => {
  const delegations = fc.record({
    directlyRelated: fc.boolean(),
    form: fc.constantFrom(...delegationForm.options),
    redelegates: fc.boolean(),
    matchingCategoryExists: fc.boolean(),
  });
  const surroundings = fc.record({
    delegates: fc.subarray([certified]),
    documents: fc.subarray([cleanDocument("trustEvaluation"), cleanDocument("delegateSecurityCheck")]),
  });

  it("says why; forbids with a finding that stops, permits what is free with none", () => {
    fc.assert(
      fc.property(delegations, surroundings, (changes, around) => {
        const { verdict, because, reasons } = judgeDelegation(
          { ...work, ...changes },
          { ...context, ...around },
        );
        for (const reason of reasons) finding.parse(reason);
        assert.ok(because.ja.length > 0 && because.en.length > 0);
        if (verdict === "forbidden") assert.ok(reasons.some(({ weight }) => weight === "stops"));
        if (verdict === "permitted") assert.deepEqual(reasons, []);
        const directly = changes.directlyRelated;
        if (directly && (changes.redelegates || changes.form === "contractForWork"))
          assert.equal(verdict, "forbidden");
        if (!directly) assert.equal(verdict, "permitted");
      }),
    );
  });
});

describe("D-07 declared delegations", () => {
  const declared = (...delegations: readonly Delegation[]) =>
    withInput({ form: { ...soundForm, delegations: [...delegations] }, certifiedDelegates: [certified] });

  it("are judged one by one, each finding with its place in the list", () => {
    const input = declared(work, { ...work, form: "contractForWork" }, { ...work, form: "secondment" });
    assert.deepEqual(found(input), [
      "D-07/forbidden-form delegations[1]",
      "D-07/trust-evaluation-missing delegations[2]",
    ]);
  });

  it("are none when none is declared, or all are permitted", () => {
    assert.deepEqual(found(declared()), []);
    assert.deepEqual(found(declared(work, { ...work, form: "contractForWork", directlyRelated: false })), []);
  });
});
