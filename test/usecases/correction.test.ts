import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays, endOfDay, jstDay } from "#scheme/calendar.ts";
import type { World } from "#test/support/fakes.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import {
  drafterOf,
  otherDecider,
  otherSurveillanceOfficer,
  signatoryOf,
  surveillanceOfficer,
  watchingDecider,
} from "#test/support/fakes-people.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import {
  certificationOf,
  certifiedWorld,
  correctionOf,
  drawnCase,
  reachCorrection,
  surveillanceOf,
  waitedOn,
  watchingActs,
} from "#test/support/fakes-surveillance.ts";
import { commitTogether } from "#usecases/core/act.ts";
import { certificationStep } from "#usecases/core/certifications.ts";
import { openCase } from "#usecases/core/suspected-certification.ts";
import { extendCorrection } from "#usecases/extend-correction.ts";
import { sweep } from "#usecases/sweep.ts";

const extension = "改修に時間を要するため。";
const extend = (world: World, surveillanceId: string, dueDay: string, deps = world.deps) =>
  extendCorrection(deps)({ actor: surveillanceOfficer, surveillanceId, dueDay, reasons: extension });

/** Lets a day pass, and the sweep with it. */
async function pass(world: World, day: string): Promise<void> {
  world.clock.set(endOfDay(day));
  await sweep(world.deps)();
}

describe("S-05 a corrective action that is done", () => {
  it("goes by plan, approval, report and confirmation, and makes the certification valid again", async () => {
    const { world, id, acts, number } = await reachCorrection(await certifiedWorld(), "completed");
    assert.deepEqual(
      [(await surveillanceOf(world, id)).status, (await correctionOf(world, id)).status],
      ["closed", "completed"],
    );
    const { status, openCorrections } = await certificationOf(world, number);
    assert.deepEqual([status, openCorrections], ["valid", []]);
    assert.deepEqual(await waitedOn(world, id), []);
    await assertRefused(world, "not-possible-now", () => acts.check("confirm"));
    assertInvariants(world);
  });

  it("is signed for by the company, and reported with proof that was found clean", async () => {
    const { world, of, acts } = await reachCorrection(await certifiedWorld(), "demanded");
    await assertRefused(world, "not-allowed", () => acts.plan(drafterOf(of.company)));
    const entry = { ...signatoryOf(of.company), accountType: "entry" } as const;
    await assertRefused(world, "account-may-not-sign", () => acts.plan(entry));
    accepted(await acts.plan());
    await assertRefused(world, "not-possible-now", () => acts.plan());
    accepted(await acts.checkPlan("approve"));
    const infected = accepted(await acts.upload("%infected"));
    await assertRefused(world, "invalid-input", () => acts.report([infected]));
    accepted(await acts.report([accepted(await acts.upload())]));
    assert.equal(wordOf(await acts.upload("late")), "not-possible-now");
  });

  it("has its plan and its report returned as often as need be, and the provider is told why", async () => {
    const { world, id, acts } = await reachCorrection(await certifiedWorld(), "planFiled");
    accepted(await acts.checkPlan("return"));
    assert.match(accepted(await acts.shown()).correction?.returned ?? "", /時期/);
    accepted(await acts.plan());
    accepted(await acts.checkPlan("approve"));
    accepted(await acts.report([accepted(await acts.upload())]));
    accepted(await acts.check("return", otherSurveillanceOfficer));
    assert.deepEqual(await waitedOn(world, id), ["correctionReport"]);
    accepted(await acts.report([accepted(await acts.upload("もう一つの証拠"))]));
    accepted(await acts.check("confirm"));
    assertInvariants(world);
  });

  it("is confirmed by somebody else than who checked it", async () => {
    const { world, acts } = await reachCorrection(await certifiedWorld(), "planFiled");
    accepted(await acts.checkPlan("approve", watchingDecider));
    accepted(await acts.report([accepted(await acts.upload())]));
    await assertRefused(world, "four-eyes", () => acts.check("confirm", watchingDecider));
    await assertRefused(world, "four-eyes", () => acts.check("notDone", watchingDecider));
    await assertRefused(world, "not-allowed", () => acts.check("confirm", surveillanceOfficer));
    accepted(await acts.check("confirm"));
  });

  it("is confirmed or found not done, by two at once, and one of them holds", async () => {
    const { world, of, id, acts, number } = await reachCorrection(await certifiedWorld(), "reported");
    const { first, second } = await atOnce(
      world,
      (deps) => watchingActs(world, of, id, deps).check("notDone", otherDecider),
      () => acts.check("confirm"),
    );
    assert.deepEqual([wordOf(first), wordOf(second)], ["not-possible-now", "done"]);
    assert.equal(recordsOf(world, "revocation").length, 0);
    assert.equal((await certificationOf(world, number)).status, "valid");
    assertInvariants(world);
  });

  it("leaves the certification in corrective action while another one is open", async () => {
    const certified = await certifiedWorld();
    const first = await reachCorrection(certified, "reported");
    const second = await reachCorrection(certified, "reported");
    const { world, number } = certified;
    accepted(await first.acts.check("confirm"));
    const after = await certificationOf(world, number);
    assert.deepEqual([after.status, after.openCorrections], ["underCorrection", [second.id]]);
    accepted(await second.acts.check("confirm"));
    assert.equal((await certificationOf(world, number)).status, "valid");
    assertInvariants(world);
  });

  it("leaves a suspended certification suspended", async () => {
    const { world, id, acts, number } = await reachCorrection(await certifiedWorld(), "reported");
    const certification = await certificationOf(world, number);
    const by = { subject: otherDecider.subject, name: otherDecider.name, role: "decider" } as const;
    const step = accepted(certificationStep(world.deps, { certification, act: "suspend", by }));
    accepted(await commitTogether(world.deps, step.writes));
    accepted(await acts.check("confirm"));
    const after = await certificationOf(world, number);
    assert.deepEqual([after.status, after.openCorrections], ["suspended", []]);
    assert.equal((await surveillanceOf(world, id)).status, "closed");
  });
});

describe("S-05 X-01 a corrective action that is not done", () => {
  it("in time is marked by the system, with a revocation opened; the certification stays in corrective action", async () => {
    const { world, id, number } = await reachCorrection(await certifiedWorld(), "planApproved");
    const { dueDay } = await correctionOf(world, id);
    world.clock.set(endOfDay(addDays(dueDay, -1)));
    await sweep(world.deps)();
    assert.equal((await correctionOf(world, id)).status, "planApproved");
    await pass(world, dueDay);
    await sweep(world.deps)();
    assert.deepEqual(
      [(await surveillanceOf(world, id)).status, (await correctionOf(world, id)).status],
      ["closed", "notDone"],
    );
    assert.deepEqual(
      recordsOf(world, "revocation").map(({ ground, origin }) => [ground, origin.reference]),
      [["correctionNotDone", id]],
    );
    const { status, openCorrections } = await certificationOf(world, number);
    assert.deepEqual([status, openCorrections], ["underCorrection", [id]]);
    assertInvariants(world);
  });

  it("by a decider's finding after the report", async () => {
    const { world, id, acts } = await reachCorrection(await certifiedWorld(), "reported");
    accepted(await acts.check("notDone"));
    assert.equal((await correctionOf(world, id)).status, "notDone");
    assert.equal(recordsOf(world, "revocation")[0]?.ground, "correctionNotDone");
    assertInvariants(world);
  });

  it("of a case on seconded staff is revoked for their misconduct", async () => {
    const certified = await certifiedWorld();
    const { world, of, number } = certified;
    const opened = await openCase(world.deps, {
      certification: await certificationOf(world, number),
      origin: { kind: "secondment", reference: "statement" },
      suspicion: "出向者の不正の疑い。",
      by: { subject: "system", name: "system", role: "system" },
    });
    const acts = watchingActs(world, of, accepted(opened).id);
    accepted(await acts.conduct());
    await acts.notify();
    accepted(await acts.file());
    accepted(await acts.propose("violation"));
    accepted(await acts.conclude());
    accepted(await acts.plan());
    accepted(await acts.checkPlan("approve"));
    accepted(await acts.report([accepted(await acts.upload())]));
    accepted(await acts.check("notDone"));
    assert.deepEqual(
      recordsOf(world, "revocation").map(({ ground }) => ground),
      ["secondedMisconduct"],
    );
  });

  it("without a plan may have it until the corrective action itself is due, and is reminded of that", async () => {
    const { world, id } = await reachCorrection(await certifiedWorld(), "demanded");
    const { dueDay } = await correctionOf(world, id);
    const plan = () =>
      recordsOf(world, "task").find(
        ({ taskKind, status }) => taskKind === "correctionPlan" && status === "open",
      );
    const planDueDay = plan()?.dueDay ?? "";
    assert.ok(planDueDay < dueDay);
    await pass(world, planDueDay);
    assert.equal(plan()?.dueDay, dueDay);
    assert.equal((await correctionOf(world, id)).status, "demanded");
    await pass(world, dueDay);
    assert.equal((await correctionOf(world, id)).status, "notDone");
    assertInvariants(world);
  });

  it("is never found while the secretariat has it, whose days are not the provider's", async () => {
    const { world, id, acts } = await reachCorrection(await certifiedWorld(), "planFiled");
    const { dueDay } = await correctionOf(world, id);
    const left = dueDay;
    world.clock.moveDays(40);
    await sweep(world.deps)();
    assert.equal((await correctionOf(world, id)).status, "planFiled");
    accepted(await acts.checkPlan("approve"));
    assert.equal((await correctionOf(world, id)).dueDay, addDays(left, 40));
  });
});

describe("S-05 extending a corrective action", () => {
  it("moves what the provider has to do, within the maximum of the policy", async () => {
    const { world, id, acts } = await reachCorrection(await certifiedWorld(), "planApproved");
    const { dueDay, latestDay } = await correctionOf(world, id);
    await assertRefused(world, "invalid-input", () => extend(world, id, dueDay));
    await assertRefused(world, "invalid-input", () => extend(world, id, addDays(latestDay, 1)));
    accepted(await extend(world, id, latestDay));
    await assertRefused(world, "invalid-input", () => extend(world, id, latestDay));
    await pass(world, dueDay);
    assert.equal(accepted(await acts.shown()).correction?.dueDay, latestDay);
    assert.equal((await correctionOf(world, id)).status, "planApproved");
    await pass(world, latestDay);
    assert.equal((await correctionOf(world, id)).status, "notDone");
    assertInvariants(world);
  });

  it("by two at once holds once", async () => {
    const { world, id } = await reachCorrection(await certifiedWorld(), "planApproved");
    const { dueDay } = await correctionOf(world, id);
    const { first, second } = await atOnce(
      world,
      (deps) => extend(world, id, addDays(dueDay, 5), deps),
      () => extend(world, id, addDays(dueDay, 10)),
    );
    assert.deepEqual([wordOf(first), wordOf(second)], ["invalid-input", "done"]);
    assertInvariants(world);
  });

  it("comes too late once it is due, and to nothing without a corrective action", async () => {
    const certified = await certifiedWorld();
    const { world, id } = await reachCorrection(certified, "planApproved");
    const { dueDay, latestDay } = await correctionOf(world, id);
    world.clock.set(endOfDay(dueDay));
    await assertRefused(world, "deadline-passed", () => extend(world, id, latestDay));
    const drawn = await drawnCase(certified);
    const today = jstDay(world.clock.now());
    await assertRefused(world, "not-possible-now", () => extend(world, drawn, today));
  });
});
