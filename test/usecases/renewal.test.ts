import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays } from "#scheme/calendar.ts";
import { type PrerequisiteKind, prerequisiteKinds } from "#scheme/prerequisite-transitions.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { auditor, companyAt, decider, drafterOf, policy, signatoryOf } from "#test/support/fakes-people.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import { addUpkeepDocument, renewListings, soundReport, upkeepActs } from "#test/support/fakes-renewal.ts";
import {
  actsOnPrerequisite,
  type Certified,
  certifiedWorld,
  moveTo,
  noticesOf,
  prerequisiteOf,
  sweepOn,
} from "#test/support/fakes-upkeep.ts";
import { readOwnCertification } from "#usecases/read-own-certification.ts";

const waitedFor = ({ world, number }: Certified) =>
  recordsOf(world, "task")
    .filter(({ caseId, status }) => caseId === number && status === "open")
    .map(({ taskKind, topic }) => `${taskKind} ${topic}`)
    .toSorted();

/** A certification, 20 days before the last day of a prerequisite, whose renewal is in order; the others have no days. */
async function renewable(kind: PrerequisiteKind) {
  const made = await certifiedWorld();
  for (const other of prerequisiteKinds.filter((each) => each !== kind)) {
    const { attentionDay: _, ...record } = await prerequisiteOf(made.world, made.number, other);
    await made.world.deps.register.commit([{ put: "upsert", record }]);
  }
  const { validUntil } = await prerequisiteOf(made.world, made.number, kind);
  moveTo(made.world, addDays(validUntil, -20));
  await renewListings(made, addDays(validUntil, 1));
  return { made, validUntil, acts: upkeepActs(made), report: await soundReport(made, kind) };
}

const statusOf = async ({ world, number }: Certified, kind: PrerequisiteKind) =>
  (await prerequisiteOf(world, number, kind)).status;

describe("M-04 the report on a renewal", () => {
  for (const kind of prerequisiteKinds) {
    it(`of ${kind} is checked, accepted by a reviewer, and its last day then stands`, async () => {
      const { made, acts, report } = await renewable(kind);
      accepted(await acts.report(kind, report));
      assert.equal(await statusOf(made, kind), "reported");
      assert.deepEqual(waitedFor(made), [`renewalCheck ${kind}`]);
      accepted(await acts.check(kind, "accept"));
      const record = await prerequisiteOf(made.world, made.number, kind);
      assert.deepEqual([record.status, record.validUntil], ["current", report.validUntil]);
      assert.equal(record.attentionDay, addDays(report.validUntil, -90));
      assert.deepEqual(waitedFor(made), []);
      assert.equal(noticesOf(made.world, "renewalAccepted").length, 1);
      assert.deepEqual(await actsOnPrerequisite(made.world, made.number, kind), [
        "beginPrerequisite",
        "reportRenewal",
        "acceptRenewal",
      ]);
      assertInvariants(made.world);
    });
  }

  it("that is returned gives the provider time again, and it is filed again", async () => {
    const { made, acts, report } = await renewable("isms");
    accepted(await acts.report("isms", report));
    accepted(await acts.check("isms", "return"));
    assert.equal(await statusOf(made, "isms"), "current");
    assert.deepEqual(waitedFor(made), ["renewalReport isms"]);
    const [told] = noticesOf(made.world, "renewalReturned");
    assert.equal(told?.content.reportBy, addDays(acts.today(), policy.upkeep.renewalReport.value.amount));
    accepted(await acts.report("isms", report));
    accepted(await acts.check("isms", "accept"));
    assert.equal(await statusOf(made, "isms"), "current");
    assert.deepEqual(waitedFor(made), []);
    assertInvariants(made.world);
  });

  it("that is returned after everything is over does not lapse before its new day", async () => {
    const { made, acts, report, validUntil } = await renewable("isms");
    accepted(await acts.report("isms", report));
    await sweepOn(made.world, addDays(validUntil, 60));
    accepted(await acts.check("isms", "return"));
    const until = addDays(validUntil, 60 + policy.upkeep.renewalReport.value.amount);
    await sweepOn(made.world, addDays(validUntil, 61));
    await sweepOn(made.world, until);
    assert.equal(await statusOf(made, "isms"), "current");
    await sweepOn(made.world, addDays(until, 1));
    assert.equal(await statusOf(made, "isms"), "lost");
    assert.equal(recordsOf(made.world, "revocation").length, 1);
    assertInvariants(made.world);
  });

  it("with findings that stop is refused with them, and nothing is written", async () => {
    const { made, acts, report } = await renewable("isms");
    const { documents: _, ...dates } = report;
    const other = await addUpkeepDocument(made, "other");
    const cases: readonly [code: string, change: object][] = [
      ["D-03/department-not-in-scope", { isms: { scopeDepartments: ["総務部"] } }],
      ["D-06/name-differs", { isms: { organisationName: "別の会社株式会社" } }],
      ["D-06/isms-not-yet-valid", { validFrom: addDays(report.validFrom, 30) }],
      ["C-02/document-missing", { documents: [other] }],
    ];
    for (const [code, change] of cases) {
      await assertRefused(made.world, "renewal-not-in-order", () =>
        acts.report("isms", { ...dates, documents: report.documents, ...change }),
      );
      const outcome = await acts.report("isms", { ...report, ...change });
      assert.ok(!outcome.done && outcome.findings?.some((finding) => finding.code === code), code);
    }
  });

  it("of an SCS rating that is too low, or that its certificate does not show, is refused", async () => {
    const { made, acts, report } = await renewable("scs");
    const low = await acts.report("scs", { ...report, scs: { rating: 3 } });
    assert.ok(!low.done && low.findings?.some(({ code }) => code === "D-05/rating-too-low"));
    const document = await addUpkeepDocument(made, "scsCertificate", "評価 ★3");
    const shown = await acts.report("scs", { ...report, documents: [document] });
    assert.ok(!shown.done && shown.findings?.some(({ code }) => code === "D-05/document-rating-too-low"));
  });

  it("of a registration that the existing register does not show is refused", async () => {
    const { acts, report } = await renewable("serviceRegistration");
    const outcome = await acts.report("serviceRegistration", {
      ...report,
      validUntil: addDays(report.validUntil, 1),
    });
    assert.ok(!outcome.done && outcome.findings?.some(({ code }) => code === "M-04/register-says-otherwise"));
  });

  it("with days that renew nothing, a foreign section or a document that is not clean is no valid input", async () => {
    const { made, acts, report, validUntil } = await renewable("isms");
    const rejected = await addUpkeepDocument(made, "ismsCertificate", "%encrypted");
    for (const change of [
      { validUntil },
      { validUntil: addDays(report.validFrom, -1) },
      { scs: { rating: 4 } },
      { documents: [rejected] },
      { documents: ["01UNKNOWN"] },
    ])
      await assertRefused(made.world, "invalid-input", () => acts.report("isms", { ...report, ...change }));
  });

  it("is for who may sign for the company, and the check for a reviewer", async () => {
    const { made, acts, report } = await renewable("isms");
    const { company } = made.of;
    const refusals: readonly [string, Parameters<typeof acts.report>[2]][] = [
      ["not-allowed", drafterOf(company)],
      ["not-found", signatoryOf(companyAt(1))],
      ["account-may-not-sign", { ...signatoryOf(company), accountType: "entry" }],
    ];
    for (const [code, actor] of refusals)
      await assertRefused(made.world, code, () => acts.report("isms", report, actor));
    await assertRefused(made.world, "task-closed", () => acts.check("isms", "accept"));
    accepted(await acts.report("isms", report));
    for (const actor of [auditor, decider])
      await assertRefused(made.world, "not-allowed", () => acts.check("isms", "accept", actor));
    await assertRefused(made.world, "not-found", () =>
      acts.check("isms", "accept", signatoryOf(companyAt(1))),
    );
    await assertRefused(made.world, "not-possible-now", () => acts.report("isms", report));
  });

  it("is checked once by two reviewers at once", async () => {
    const { made, acts, report } = await renewable("isms");
    accepted(await acts.report("isms", report));
    const { first, second } = await atOnce(
      made.world,
      (deps) => upkeepActs(made, deps).check("isms", "accept"),
      (deps) => upkeepActs(made, deps).check("isms", "return"),
    );
    assert.deepEqual([wordOf(first), wordOf(second)], ["task-closed", "done"]);
    assertInvariants(made.world);
  });
});

describe("M-03 a renewal under way", () => {
  it("is declared with evidence before the last day, once, and looked at by the secretariat", async () => {
    const { made, acts, report } = await renewable("scs");
    await assertRefused(made.world, "invalid-input", () => acts.declare("scs", ["01UNKNOWN"]));
    const evidence = await addUpkeepDocument(made, "other");
    const shown = accepted(await acts.declare("scs", [evidence]));
    const view = shown.prerequisites.find(({ prerequisite }) => prerequisite === "scs");
    assert.deepEqual([view?.status, view?.standing], ["renewing", "renewing"]);
    assert.deepEqual(waitedFor(made), ["prerequisiteReview scs"]);
    await assertRefused(made.world, "not-possible-now", () => acts.declare("scs", [evidence]));
    accepted(await acts.review("scs", "settle"));
    accepted(await acts.report("scs", report));
    accepted(await acts.check("scs", "return"));
    assert.equal(await statusOf(made, "scs"), "renewing");
    assertInvariants(made.world);
  });

  it("is declared too late after the last day", async () => {
    const { made, acts, validUntil } = await renewable("scs");
    const evidence = await addUpkeepDocument(made, "other");
    moveTo(made.world, addDays(validUntil, 1));
    await assertRefused(made.world, "deadline-passed", () => acts.declare("scs", [evidence]));
  });
});

describe("M-05 a prerequisite in trouble", () => {
  it("that lapsed and is restored while the revocation is undecided leaves the secretariat a task", async () => {
    const { made, acts, report, validUntil } = await renewable("isms");
    await sweepOn(made.world, addDays(validUntil, 1));
    await sweepOn(made.world, addDays(validUntil, 30));
    assert.equal(await statusOf(made, "isms"), "lost");
    accepted(await acts.report("isms", report));
    await assertRefused(made.world, "not-possible-now", () => acts.report("isms", report));
    accepted(await acts.check("isms", "return"));
    assert.equal(await statusOf(made, "isms"), "lost");
    accepted(await acts.report("isms", report));
    accepted(await acts.check("isms", "accept"));
    assert.equal(await statusOf(made, "isms"), "current");
    assert.deepEqual(waitedFor(made), ["prerequisiteReview isms"]);
    await assertRefused(made.world, "already-open", () => acts.review("isms", "openRevocation"));
    accepted(await acts.review("isms", "settle"));
    assert.deepEqual(waitedFor(made), []);
    assertInvariants(made.world);
  });

  it("that the provider reports as suspended or lost is told to the secretariat, which may open a revocation", async () => {
    const { made, acts, report } = await renewable("scs");
    accepted(await acts.report("scs", report));
    accepted(await acts.trouble("scs", "suspended"));
    assert.deepEqual(waitedFor(made), ["prerequisiteReview scs"]);
    accepted(await acts.trouble("scs", "lost"));
    assert.deepEqual(waitedFor(made), ["prerequisiteReview scs"]);
    accepted(await acts.review("scs", "openRevocation"));
    const [revocation] = recordsOf(made.world, "revocation");
    assert.deepEqual([revocation?.ground, revocation?.openedBy], ["prerequisiteLapsed", "reviewer"]);
    await assertRefused(made.world, "task-closed", () => acts.review("scs", "settle"));
    assertInvariants(made.world);
  });

  it("of which the secretariat learns by itself is recorded by a reviewer", async () => {
    const { made, acts } = await renewable("isms");
    accepted(await acts.review("isms", "recordSuspended"));
    assert.equal(await statusOf(made, "isms"), "suspended");
    const shown = accepted(
      await readOwnCertification(made.world.deps)({
        actor: drafterOf(made.of.company),
        number: made.number,
      }),
    );
    const view = shown.prerequisites.find(({ prerequisite }) => prerequisite === "isms");
    assert.deepEqual([view?.standing, view?.possibleActs.includes("reportRestored")], ["suspended", true]);
    await assertRefused(made.world, "not-allowed", () => acts.review("isms", "recordLost", decider));
  });
});
