import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays, dayAfter, jstDay } from "#scheme/calendar.ts";
import { setup } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { applyOn, certified, changeOn, moveTo } from "#test/support/fakes-certified.ts";
import { large, light, reportIn, reportsOn, reportTasks } from "#test/support/fakes-change-reports.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { sweep } from "#usecases/sweep.ts";

/** A large change was reported, and a change application for it is drafted. */
async function drafted() {
  const world = await setup();
  const on = await certified(world);
  const reports = reportsOn(on, world);
  const happensOn = addDays(jstDay(world.clock.now()), 90);
  const { reportId, dueDay = "" } = accepted(await reports.file(large(happensOn)));
  const of = await changeOn(world, on, reportId);
  return { world, on, reports, reportId, dueDay, of, acts: actsOf(of, world) };
}

describe("M-06 B-01 the review of a reported change", () => {
  it("begins when the change application is filed, which is what was asked for", async () => {
    const { world, on, reportId, dueDay, of, acts } = await drafted();
    assert.equal(reportIn(world, reportId).status, "reviewRequired");
    accepted(await acts.file());
    const report = reportIn(world, reportId);
    assert.ok(report.status === "underReview");
    assert.equal(report.applicationId, of.id);
    assert.deepEqual(await reportTasks(world, on), []);
    moveTo(world, dayAfter(dueDay));
    await sweep(world.deps)();
    assert.equal(recordsOf(world, "surveillance").length, 0);
    assertInvariants(world);
  });

  for (const end of ["certified", "refused"] as const) {
    it(`is settled when the change is ${end}`, async () => {
      const { world, on, reportId, of } = await drafted();
      await reach(world, of, end);
      const report = reportIn(world, reportId);
      assert.ok(report.status === "settled");
      assert.equal(report.applicationId, of.id);
      assert.deepEqual(await reportTasks(world, on), []);
      assertInvariants(world);
    });
  }

  for (const end of ["withdrawn", "lapsed"] as const) {
    it(`is broken off when the application is ${end}, and is asked for again`, async () => {
      const { world, on, reportId, of } = await drafted();
      await reach(world, of, end);
      assert.equal(reportIn(world, reportId).status, "reviewRequired");
      assert.deepEqual(await reportTasks(world, on), [`changeReport ${reportId}`]);
      const again = await changeOn(world, on, reportId);
      accepted(await actsOf(again, world).file());
      assert.equal(reportIn(world, reportId).status, "underReview");
      assertInvariants(world);
    });
  }

  it("is not broken off by a draft that is given up", async () => {
    const { world, on, reportId, acts } = await drafted();
    accepted(await acts.withdraw());
    assert.equal(reportIn(world, reportId).status, "reviewRequired");
    assert.deepEqual(await reportTasks(world, on), [`changeReport ${reportId}`]);
  });

  it("can be applied for only where a review is waited for", async () => {
    const world = await setup();
    const on = await certified(world);
    const { reportId } = accepted(await reportsOn(on, world).file(light(jstDay(world.clock.now()))));
    await assertRefused(world, "not-possible-now", () => applyOn(world, on, "change", reportId));
  });

  it("begins nothing when the report was settled meanwhile; the application goes on by itself", async () => {
    const { world, reports, reportId, of } = await drafted();
    accepted(await reports.check(reportId, "settleWithoutReview"));
    await reach(world, of, "certified");
    assert.equal(reportIn(world, reportId).status, "settled");
    assertInvariants(world);
  });
});
