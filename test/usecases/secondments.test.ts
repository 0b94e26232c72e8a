import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setup, type World } from "#test/support/fakes.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { auditor, companyAt, drafterOf, reviewer, surveillanceOfficer } from "#test/support/fakes-people.ts";
import {
  type Certified,
  certify,
  moveCertification,
  noticesOf,
  uploadFor,
} from "#test/support/fakes-providers.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import { declareSecondment } from "#usecases/declare-secondment.ts";
import { endSecondment } from "#usecases/end-secondment.ts";
import { listOwnSecondments } from "#usecases/list-own-secondments.ts";
import { listSecondments } from "#usecases/list-secondments.ts";
import { recordMisconduct } from "#usecases/record-misconduct.ts";
import { reportMisconduct } from "#usecases/report-misconduct.ts";

const sound = {
  personReference: "S-07",
  employer: "個人事業主A",
  from: "2027-06-01",
  until: "2027-12-31",
  evaluatedOn: "2027-05-09",
  evaluator: "人事部 評価担当",
};
const misconduct = {
  what: "顧客の診断結果を私物の端末に写していた。",
  foundOn: "2027-05-10",
  measures: "端末を回収し、アクセス権を停止した。",
};
const reason = "契約期間が終わったため。";

async function providing() {
  const world = await setup();
  const provider = await certify(world, 0);
  return { world, provider, documentId: await uploadFor(world, provider, "trustEvaluation") };
}

const declare = (world: World, of: Certified, given: Partial<typeof sound> & { documentId?: string }) =>
  declareSecondment(world.deps)({ actor: of.signatory, number: of.number, ...sound, ...given });

async function seconded() {
  const { world, provider, documentId } = await providing();
  const { secondmentId } = accepted(await declare(world, provider, { documentId }));
  const of = { number: provider.number, secondmentId };
  return { world, provider, of };
}

describe("L-03 a secondment", () => {
  it("is recorded once the trust evaluation was done before the first day, with nothing of the person", async () => {
    const { world, provider, documentId } = await providing();
    const declared = accepted(await declare(world, provider, { documentId }));
    assert.deepEqual(
      [declared.status, declared.personReference, declared.evaluation.evidence?.documentId],
      ["running", "S-07", documentId],
    );
    const before = world.snapshot();
    const again = accepted(await declare(world, provider, { documentId }));
    assert.equal(again.secondmentId, declared.secondmentId);
    assert.deepEqual(world.snapshot(), before);
    const { number, signatory: actor } = provider;
    assert.deepEqual(
      accepted(await listOwnSecondments(world.deps)({ actor, number })).secondments,
      accepted(await listSecondments(world.deps)({ actor: auditor, number })).secondments,
    );
    assertInvariants(world);
  });

  it("is refused with findings when it was not", async () => {
    const { world, provider, documentId } = await providing();
    const cases = [
      [{}, "L-03/trust-evaluation-missing"],
      [{ documentId, from: "2027-05-09" }, "L-03/trust-evaluation-late"],
      [{ documentId, evaluatedOn: "2027-05-11" }, "L-03/trust-evaluation-not-done"],
      [{ documentId, until: "2027-05-31" }, "L-03/dates-reversed"],
    ] as const;
    for (const [given, code] of cases) {
      await assertRefused(world, "delegation-not-permitted", () => declare(world, provider, given));
      const outcome = await declare(world, provider, given);
      assert.deepEqual(outcome.done ? [] : outcome.findings?.map((each) => each.code), [code]);
    }
    await moveCertification(world, provider, "giveBack");
    await assertRefused(world, "not-possible-now", () => declare(world, provider, { documentId }));
  });

  it("ends once, and stays for its company alone", async () => {
    const { world, provider, of } = await seconded();
    const other = await certify(world, 1);
    await assertRefused(world, "not-found", () =>
      endSecondment(world.deps)({ actor: other.signatory, ...of, reason }),
    );
    const { first, second } = await atOnce(
      world,
      (deps) => endSecondment(deps)({ actor: provider.signatory, ...of, reason }),
      (deps) => endSecondment(deps)({ actor: provider.signatory, ...of, reason }),
    );
    assert.deepEqual([wordOf(first), wordOf(second)].toSorted(), ["done", "not-possible-now"]);
    assertInvariants(world);
  });
});

describe("L-03 S-02 misconduct of a seconded person", () => {
  it("told by the signatory opens a surveillance case in the same transaction, once", async () => {
    const { world, provider, of } = await seconded();
    const tell = (deps = world.deps) =>
      reportMisconduct(deps)({ actor: provider.signatory, ...of, ...misconduct });
    const { first, second } = await atOnce(world, tell, tell);
    assert.deepEqual([wordOf(first), wordOf(second)], ["done", "done"]);
    accepted(await tell());
    const [opened, ...more] = recordsOf(world, "surveillance");
    assert.deepEqual(more, []);
    assert.deepEqual(opened?.origin, { kind: "secondment", reference: of.secondmentId });
    assert.match(opened?.suspicion ?? "", /S-07[\s\S]*私物の端末/);
    assert.equal(recordsOf(world, "secondment")[0]?.misconducts[0]?.surveillanceId, opened?.id);
    assert.equal(noticesOf(world, "taskOpened").at(-1)?.content.taskKind, "surveillanceDeliberation");
    assertInvariants(world);
  });

  it("is recorded by an officer too, and after the person has left", async () => {
    const { world, provider, of } = await seconded();
    accepted(await endSecondment(world.deps)({ actor: provider.signatory, ...of, reason }));
    accepted(await recordMisconduct(world.deps)({ actor: surveillanceOfficer, ...of, ...misconduct }));
    const another = { ...misconduct, what: "別の不正行為が判明した。" };
    const told = accepted(
      await reportMisconduct(world.deps)({ actor: provider.signatory, ...of, ...another }),
    );
    assert.deepEqual([told.status, told.misconducts.length], ["ended", 2]);
    assert.equal(recordsOf(world, "surveillance").length, 2);
    assertInvariants(world);
  });

  it("is not told by others, nor of what lies ahead", async () => {
    const { world, provider, of } = await seconded();
    for (const actor of [reviewer, drafterOf(companyAt(0))])
      await assertRefused(world, "not-allowed", () =>
        reportMisconduct(world.deps)({ actor, ...of, ...misconduct }),
      );
    const other = await certify(world, 1);
    await assertRefused(world, "not-found", () =>
      reportMisconduct(world.deps)({ actor: other.signatory, ...of, ...misconduct }),
    );
    await assertRefused(world, "invalid-input", () =>
      reportMisconduct(world.deps)({
        actor: provider.signatory,
        ...of,
        ...misconduct,
        foundOn: "2027-05-11",
      }),
    );
  });
});
