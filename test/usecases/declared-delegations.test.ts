import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Delegation } from "#scheme/application-form.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import {
  auditor,
  companyAt,
  policy,
  responderOf,
  strangers,
  surveillanceOfficer,
} from "#test/support/fakes-people.ts";
import {
  type Certified,
  certify,
  moveCertification,
  noticesOf,
  uploadFor,
} from "#test/support/fakes-providers.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import { checkDelegation } from "#usecases/check-delegation.ts";
import { declareDelegation } from "#usecases/declare-delegation.ts";
import { endDelegation } from "#usecases/end-delegation.ts";
import { listDelegateChecks } from "#usecases/list-delegate-checks.ts";
import { listDelegations } from "#usecases/list-delegations.ts";
import { listOwnDelegations } from "#usecases/list-own-delegations.ts";
import { openCertificationDocument } from "#usecases/open-certification-document.ts";
import { openDelegateCheck } from "#usecases/open-delegate-check.ts";

const work: Delegation = {
  description: "繁忙期の診断作業",
  directlyRelated: true,
  form: "quasiMandate",
  delegateName: "株式会社委託先",
  redelegates: false,
  matchingCategoryExists: true,
  workFrom: "2027-07-01",
  workUntil: "2027-09-30",
};
const unmatched: Delegation = {
  ...work,
  matchingCategoryExists: false,
  description: "対応する区分のない作業",
};
const reason = "業務が終わったため。";

const to = (delegate: Certified): Delegation => ({
  ...work,
  delegateName: delegate.name,
  delegateCorporateNumber: delegate.corporateNumber,
});
const codesOf = (outcome: Awaited<ReturnType<ReturnType<typeof declareDelegation>>>) =>
  outcome.done ? [] : (outcome.findings ?? []).map(({ code }) => code);

async function two() {
  const world = await setup();
  return { world, delegator: await certify(world, 0), delegate: await certify(world, 1) };
}

const declare = (world: World, of: Certified, delegation: Delegation, documentId?: string) =>
  declareDelegation(world.deps)({
    actor: of.signatory,
    number: of.number,
    delegation,
    ...(documentId === undefined ? {} : { documentId }),
  });

describe("L-01 L-02 a delegation declared after certification", () => {
  it("is recorded with its verdict, and read with the verdict of the day", async () => {
    const { world, delegator, delegate } = await two();
    const declared = accepted(await declare(world, delegator, to(delegate)));
    assert.deepEqual(
      [declared.status, declared.judgement.verdict, declared.judgement.asOf],
      ["running", "permittedWithDuties", "2027-05-10"],
    );
    await moveCertification(world, delegate, "suspend");
    world.clock.moveDays(1);
    const page = accepted(
      await listOwnDelegations(world.deps)({ actor: delegator.signatory, number: delegator.number }),
    );
    const [read] = page.delegations;
    assert.deepEqual(
      [read?.delegationId, read?.judgement.verdict, read?.judgement.asOf],
      [declared.delegationId, "forbidden", "2027-05-11"],
    );
    assert.deepEqual(
      read?.judgement.reasons.map(({ code }) => code),
      ["D-07/delegate-not-certified"],
    );
    assertInvariants(world);
  });

  it("is refused with its findings when it is forbidden, and nothing is written", async () => {
    const { world, delegator, delegate } = await two();
    const forbidden: readonly (readonly [Delegation, string])[] = [
      [{ ...to(delegate), form: "contractForWork" }, "D-07/forbidden-form"],
      [{ ...to(delegate), redelegates: true }, "D-07/redelegation"],
      [{ ...to(delegate), workUntil: "2031-01-01" }, "D-07/delegate-not-certified"],
      [work, "D-07/delegate-not-certified"],
      [{ ...work, delegateCorporateNumber: companyAt(2).corporateNumber }, "D-07/delegate-not-certified"],
      [{ ...to(delegate), workUntil: "2027-06-30" }, "D-07/work-dates-reversed"],
      [{ ...work, form: "secondment" }, "D-07/trust-evaluation-missing"],
      [unmatched, "D-07/security-check-missing"],
    ];
    for (const [delegation, code] of forbidden) {
      await assertRefused(world, "delegation-not-permitted", () => declare(world, delegator, delegation));
      assert.deepEqual(codesOf(await declare(world, delegator, delegation)), [code]);
    }
    await moveCertification(world, delegate, "suspend");
    assert.deepEqual(codesOf(await declare(world, delegator, to(delegate))), ["D-07/delegate-not-certified"]);
  });

  it("is free when the work is not directly related", async () => {
    const { world, delegator } = await two();
    const free = { ...work, directlyRelated: false, form: "contractForWork" } as const;
    const declared = accepted(await declare(world, delegator, free));
    assert.equal(declared.judgement.verdict, "permitted");
  });

  it("is one, declared twice or at once; and cannot be declared again after its end", async () => {
    const { world, delegator, delegate } = await two();
    const { first, second } = await atOnce(
      world,
      (deps) => declare({ ...world, deps }, delegator, to(delegate)),
      (deps) => declare({ ...world, deps }, delegator, to(delegate)),
    );
    assert.deepEqual([wordOf(first), wordOf(second)], ["done", "done"]);
    const before = world.snapshot();
    const { delegationId } = accepted(await declare(world, delegator, to(delegate)));
    assert.deepEqual(world.snapshot(), before);
    assert.equal(recordsOf(world, "delegation").length, 1);
    const end = (deps = world.deps) =>
      endDelegation(deps)({ actor: delegator.signatory, number: delegator.number, delegationId, reason });
    const ended = await atOnce(world, end, end);
    assert.deepEqual([wordOf(ended.first), wordOf(ended.second)].toSorted(), ["done", "not-possible-now"]);
    await assertRefused(world, "not-possible-now", () => declare(world, delegator, to(delegate)));
    assert.equal(recordsOf(world, "delegation")[0]?.ended?.reason, reason);
    assertInvariants(world);
  });

  it("is judged again when the delegate loses its certification while it is written", async () => {
    const { world, delegator, delegate } = await two();
    const { first } = await atOnce(
      world,
      (deps) => declare({ ...world, deps }, delegator, to(delegate)),
      () => moveCertification(world, delegate, "suspend"),
    );
    assert.deepEqual(codesOf(first), ["D-07/delegate-not-certified"]);
    assert.deepEqual(recordsOf(world, "delegation"), []);
  });

  it("is not declared under a certification that has ended", async () => {
    const { world, delegator, delegate } = await two();
    await moveCertification(world, delegator, "giveBack");
    await assertRefused(world, "not-possible-now", () => declare(world, delegator, to(delegate)));
  });

  it("N-03 is nobody else's: another company is told that there is no such thing", async () => {
    const { world, delegator, delegate } = await two();
    const { delegationId } = accepted(await declare(world, delegator, to(delegate)));
    const number = delegator.number;
    const actor = delegate.signatory;
    const calls = [
      () => declareDelegation(world.deps)({ actor, number, delegation: work }),
      () => endDelegation(world.deps)({ actor, number, delegationId, reason }),
      () => listOwnDelegations(world.deps)({ actor, number }),
    ];
    for (const call of calls) await assertRefused(world, "not-found", call);
    for (const stranger of strangers) {
      const outcome = await endDelegation(world.deps)({ actor: stranger, number, delegationId, reason });
      assert.match(wordOf(outcome), /^not-(found|allowed)$/);
    }
    const seen = accepted(await listDelegations(world.deps)({ actor: auditor, number }));
    assert.deepEqual(
      seen.delegations.map((each) => each.delegationId),
      [delegationId],
    );
  });
});

describe("L-01 delegations declared in an application", () => {
  it("become records when it is certified, each once, as many as a form may have", async () => {
    const world = await setup();
    const free = { ...work, directlyRelated: false };
    const declared = Array.from({ length: 49 }, (_, index) => ({
      ...free,
      description: `関連業務 ${Math.min(index, 47)}`,
    }));
    const { number } = await certify(world, 0, [...declared, unmatched], ["delegateSecurityCheck"]);
    const records = recordsOf(world, "delegation");
    assert.equal(records.length, 49);
    assert.ok(records.every((each) => each.certificationNumber === number && each.status === "running"));
    const [application] = recordsOf(world, "application");
    assert.ok(records.every((each) => each.applicationId === application?.id));
    const passedOn = records.filter((each) => each.passedOn !== undefined);
    assert.deepEqual(
      passedOn.map(({ declared: each, evidence }) => [each.description, evidence?.slot]),
      [[unmatched.description, "delegateSecurityCheck"]],
    );
    assert.deepEqual(
      noticesOf(world, "delegateChecks").map(({ recipient }) => recipient),
      policy.delegation.securityCheckBodies.value.map((body) => ({ to: "body", body })),
    );
    assertInvariants(world);
  });
});

describe("L-04 the check of a delegate where no category exists", () => {
  async function checked() {
    const { world, delegator } = await two();
    const documentId = await uploadFor(world, delegator, "delegateSecurityCheck");
    const declared = accepted(await declare(world, delegator, unmatched, documentId));
    return { world, delegator, documentId, declared };
  }

  it("must be named, of the right kind and clean", async () => {
    const { world, delegator } = await two();
    const other = await uploadFor(world, delegator, "trustEvaluation");
    const rejected = await uploadFor(world, delegator, "delegateSecurityCheck", "%encrypted");
    for (const documentId of [other, rejected])
      await assertRefused(world, "delegation-not-permitted", () =>
        declare(world, delegator, unmatched, documentId),
      );
    await assertRefused(world, "not-found", () => declare(world, delegator, unmatched, "01NOTHING"));
  });

  it("is passed on to the bodies of the policy, who are told, list it and open it", async () => {
    const { world, delegator, documentId, declared } = await checked();
    assert.deepEqual(declared.passedOnTo.length, policy.delegation.securityCheckBodies.value.length);
    for (const body of policy.delegation.securityCheckBodies.value) {
      const actor = responderOf(body);
      const { checks } = accepted(await listDelegateChecks(world.deps)({ actor }));
      assert.deepEqual(
        checks.map((each) => [each.delegationId, each.certificationNumber, each.evidence.documentId]),
        [[declared.delegationId, delegator.number, documentId]],
      );
      const opened = accepted(
        await openDelegateCheck(world.deps)({
          actor,
          number: delegator.number,
          delegationId: declared.delegationId,
        }),
      );
      assert.match(opened.link, new RegExp(documentId));
    }
    assert.equal(
      noticesOf(world, "delegateChecks").length,
      policy.delegation.securityCheckBodies.value.length,
    );
  });

  it("is nothing to a body it was not passed on to", async () => {
    const { world, delegator, documentId, declared } = await checked();
    const actor = responderOf("npa");
    assert.deepEqual(accepted(await listDelegateChecks(world.deps)({ actor })).checks, []);
    const params = { number: delegator.number, delegationId: declared.delegationId };
    await assertRefused(world, "not-found", () => openDelegateCheck(world.deps)({ actor, ...params }));
    const asked = { actor: surveillanceOfficer, number: delegator.number, documentId };
    assert.match(accepted(await openCertificationDocument(world.deps)(asked)).link, new RegExp(documentId));
  });
});

describe("L-05 the check of a delegation for anybody", () => {
  it("says what a declaration would meet, and keeps nothing", async () => {
    const { world, delegate } = await two();
    const before = world.snapshot();
    const ask = (delegation: Delegation, documents: { trust?: boolean; check?: boolean } = {}) =>
      checkDelegation(world.deps)({
        category: "vulnerabilityAssessment",
        delegation,
        trustEvaluationDone: documents.trust ?? false,
        securityCheckDone: documents.check ?? false,
      });
    const cases = [
      [to(delegate), {}, "permittedWithDuties", []],
      [work, {}, "forbidden", ["D-07/delegate-not-certified"]],
      [unmatched, {}, "permittedWithDuties", ["D-07/security-check-missing"]],
      [unmatched, { check: true }, "permittedWithDuties", []],
      [{ ...work, form: "secondment" as const }, { trust: true }, "permittedWithDuties", []],
      [
        { ...work, form: "secondment" as const },
        { check: true },
        "permittedWithDuties",
        ["D-07/trust-evaluation-missing"],
      ],
      [{ ...work, directlyRelated: false }, {}, "permitted", []],
    ] as const;
    for (const [delegation, documents, verdict, codes] of cases) {
      const answer = accepted(await ask(delegation, documents));
      assert.deepEqual([answer.verdict, answer.reasons.map(({ code }) => code)], [verdict, codes]);
      assert.match(answer.because.ja, /[ぁ-ん]/);
    }
    assert.deepEqual(world.snapshot(), before);
  });
});
