import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays } from "#scheme/calendar.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { companyAt, drafterOf, policy, reviewer, signatoryOf } from "#test/support/fakes-people.ts";
import { addUpkeepDocument, upkeepActs } from "#test/support/fakes-renewal.ts";
import {
  actsOnCertification,
  certificationOf,
  certifiedWorld,
  moveTo,
  noticesOf,
  prerequisiteOf,
  sweepOn,
  sweepThrough,
} from "#test/support/fakes-upkeep.ts";
import { createApplication } from "#usecases/create-application.ts";
import { listCertifications } from "#usecases/list-certifications.ts";
import { listOwnCertifications } from "#usecases/list-own-certifications.ts";
import { openCertificationDocument } from "#usecases/open-certification-document.ts";
import { readCertification } from "#usecases/read-certification.ts";
import { readRegisteredCertification } from "#usecases/read-registered-certification.ts";

async function setUp() {
  const made = await certifiedWorld();
  const shown = async () =>
    accepted(await readCertification(made.world.deps)({ number: made.number })).status;
  return { made, world: made.world, number: made.number, acts: upkeepActs(made), shown };
}

describe("M-08 giving a certification back", () => {
  it("ends it today, closes what hangs on it, tells both, and leaves the category free", async () => {
    const { made, world, number, acts, shown } = await setUp();
    const evidence = await addUpkeepDocument(made, "other");
    accepted(await acts.declare("isms", [evidence]));
    const view = accepted(await acts.giveBack());
    assert.deepEqual([view.status, view.possibleActs, view.tasks], ["returned", [], []]);
    assert.equal(await shown(), "returned");
    assert.equal((await prerequisiteOf(world, number, "isms")).status, "closed");
    assert.deepEqual(
      noticesOf(world, "givenBack").map(({ to }) => to),
      ["provider", "secretariat"],
    );
    const actor = signatoryOf(made.of.company);
    accepted(await createApplication(world.deps)({ actor, kind: "new", category: made.of.category }));
    await assertRefused(world, "not-possible-now", () => acts.giveBack());
    await assertRefused(world, "not-possible-now", () => acts.suspend());
    await assertRefused(world, "not-possible-now", () => acts.trouble("isms", "lost"));
    assertInvariants(world);
  });

  it("is for who may sign for its company alone, and not after the last day", async () => {
    const { made, world, number, acts } = await setUp();
    const { company } = made.of;
    await assertRefused(world, "not-allowed", () => acts.giveBack(drafterOf(company)));
    await assertRefused(world, "not-found", () => acts.giveBack(signatoryOf(companyAt(1))));
    const entry = { ...signatoryOf(company), accountType: "entry" as const };
    await assertRefused(world, "account-may-not-sign", () => acts.giveBack(entry));
    const { validUntil } = await certificationOf(world, number);
    moveTo(world, addDays(validUntil, 1));
    await assertRefused(world, "not-possible-now", () => acts.giveBack());
  });
});

describe("M-08 suspension", () => {
  it("takes a certification out of force until a decider lifts it, and tells how to object", async () => {
    const { world, number, acts, shown } = await setUp();
    const view = accepted(await acts.suspend());
    const reviewBy = addDays(acts.today(), policy.upkeep.suspensionMaximum.value.amount);
    assert.deepEqual([view.status, view.suspension?.reviewBy], ["suspended", reviewBy]);
    const [told] = noticesOf(world, "suspended");
    assert.deepEqual([told?.to, told?.content.objectionUntil], ["provider", "2027-08-10"]);
    await assertRefused(world, "not-possible-now", () => acts.suspend());
    accepted(await acts.lift());
    assert.equal(await shown(), "valid");
    assert.equal((await certificationOf(world, number)).suspension, undefined);
    assert.deepEqual(
      recordsOf(world, "task").filter(({ caseId, status }) => caseId === number && status === "open"),
      [],
    );
    assert.deepEqual((await actsOnCertification(world, number)).slice(-2), ["suspend", "liftSuspension"]);
    await assertRefused(world, "not-possible-now", () => acts.lift());
    assertInvariants(world);
  });

  it("never ends by itself: past its maximum the review is overdue and reminded of, again and again", async () => {
    const { world, acts, shown } = await setUp();
    const { suspension } = accepted(await acts.suspend());
    const reviewBy = suspension?.reviewBy ?? "";
    moveTo(world, addDays(reviewBy, -5));
    await sweepThrough(world, addDays(reviewBy, 15));
    assert.equal(await shown(), "suspended");
    const late = noticesOf(world, "reminder").filter(({ content }) => content.daysLeft < 0);
    assert.ok(late.length >= 2);
    assert.ok(
      late.every(({ to, content }) => to === "secretariat" && content.taskKind === "suspensionReview"),
    );
  });

  it("is lifted into corrective action while any is open, and expires like any other", async () => {
    const { world, number, acts, shown } = await setUp();
    const certification = await certificationOf(world, number);
    const correcting = { ...certification, status: "underCorrection" as const, openCorrections: ["01CASE"] };
    await world.deps.register.commit([{ put: "upsert", record: correcting }]);
    accepted(await acts.suspend());
    assert.equal(accepted(await acts.lift()).status, "underCorrection");
    accepted(await acts.suspend());
    await sweepOn(world, addDays(certification.validUntil, 1));
    assert.equal(await shown(), "expired");
    await assertRefused(world, "not-possible-now", () => acts.lift());
  });

  it("is for a decider alone", async () => {
    const { made, world, acts } = await setUp();
    await assertRefused(world, "not-allowed", () => acts.suspend(reviewer));
    await assertRefused(world, "not-found", () => acts.suspend(signatoryOf(companyAt(1))));
    await assertRefused(world, "not-allowed", () => acts.suspend(signatoryOf(made.of.company)));
  });
});

describe("M-03 N-04 reading certifications", () => {
  it("a company lists its own alone; the secretariat lists all and reads the unbroken record of each", async () => {
    const { made, world, number, acts } = await setUp();
    const evidence = await addUpkeepDocument(made, "other");
    accepted(await acts.declare("isms", [evidence]));
    const own = listOwnCertifications(world.deps);
    const ofCompany = accepted(await own({ actor: drafterOf(made.of.company) }));
    assert.deepEqual(
      ofCompany.certifications.map((each) => each.number),
      [number],
    );
    assert.deepEqual(accepted(await own({ actor: drafterOf(companyAt(1)) })).certifications, []);
    const all = accepted(await listCertifications(world.deps)({ actor: reviewer }));
    assert.deepEqual(
      all.certifications.map((each) => [each.number, each.status]),
      [[number, "valid"]],
    );
    const read = accepted(await readRegisteredCertification(world.deps)({ actor: reviewer, number }));
    assert.ok(read.history.intact);
    assert.deepEqual(
      read.history.events.map(({ of, act }) => `${of} ${act}`),
      [
        "certification certify",
        "isms beginPrerequisite",
        "isms declareRenewing",
        "scs beginPrerequisite",
        "serviceRegistration beginPrerequisite",
      ],
    );
    const link = accepted(
      await openCertificationDocument(world.deps)({ actor: reviewer, number, documentId: evidence }),
    );
    assert.ok(link.link.includes(`certifications/${number}/${evidence}`));
  });

  it("a broken chain is seen", async () => {
    const { world, number } = await setUp();
    const isms = await prerequisiteOf(world, number, "isms");
    const forged = { ...isms, ledger: { sequence: 1, hash: "0".repeat(64) } };
    await world.deps.register.commit([{ put: "upsert", record: forged }]);
    const read = accepted(await readRegisteredCertification(world.deps)({ actor: reviewer, number }));
    assert.equal(read.history.intact, false);
  });
});
