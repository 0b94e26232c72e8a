import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Certification } from "#records/certification.ts";
import { keys } from "#records/layout.ts";
import { addDays, jstDay } from "#scheme/calendar.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { assertInvariants, chainsOf, recordsOf } from "#test/support/fakes-invariants.ts";
import { policy } from "#test/support/fakes-people.ts";
import {
  certifiedWorld,
  opened,
  revocationAt,
  revocationIn,
  revocationWaitsFor,
  shown,
  told,
  worldAt,
} from "#test/support/fakes-revocations.ts";
import { certificationCase, loadCertification } from "#usecases/core/certifications.ts";
import { newTask } from "#usecases/core/tasks.ts";
import { sweep } from "#usecases/sweep.ts";

describe("X-03 revoking", () => {
  it("is one transaction: the certification, the bar, the claim, the tasks and the notices", async () => {
    const { world, of, id, acts: given } = await worldAt("awaitingDecision");
    const certification = await loadCertification(world.deps, of.number);
    assert.ok(certification);
    const task = newTask(
      world.deps,
      { ...certificationCase(of), corporateNumber: of.company.corporateNumber },
      policy,
      "renewalReport",
      { topic: "isms" },
    );
    await world.memory.seed(task);
    accepted(await given.decide());
    const revocation = await revocationIn(world, id, "revoked");
    const today = jstDay(world.clock.now());
    assert.equal(revocation.objectionUntil, "2027-08-10");
    const after = await loadCertification(world.deps, of.number);
    assert.deepEqual(after?.revocation, {
      revocationId: id,
      on: today,
      ground: "falseApplication",
      statusBefore: "valid",
      endedTasks: [task.id],
    });
    const provider = await world.deps.register.get("provider", keys.provider(of.company.corporateNumber));
    assert.equal(provider?.barredUntil, "2028-05-10");
    assert.deepEqual(provider?.revocations, [
      { revocationId: id, certificationNumber: of.number, on: today },
    ]);
    assert.ok(!recordsOf(world, "claim").some(({ name }) => name.startsWith("revocation#")));
    assert.equal(recordsOf(world, "task").find((each) => each.id === task.id)?.status, "cancelled");
    const [notice] = told(world, "revoked");
    assert.ok(notice?.content.template === "revoked");
    assert.deepEqual(
      [notice.content.reasons, notice.content.barredUntil, notice.content.objection?.objectionUntil],
      [revocation.decision.reasons, "2028-05-10", "2027-08-10"],
    );
    const event = chainsOf(world).get(`revocation#${id}`)?.at(-1);
    assert.equal(event?.data["policyVersion"], revocation.policyVersion);
    assert.match(String(event?.data["caseDigest"]), /^[0-9a-f]{64}$/);
    assert.deepEqual(
      told(world, "revocationOutcome").map(({ recipient }) => recipient.to),
      ["secretariat"],
    );
    assertInvariants(world);
  });

  it("is refused once the certification is over by its dates, and can then be discontinued", async () => {
    const { world, of, acts: given } = await worldAt("awaitingDecision");
    const { validUntil } = await shown(world, of);
    world.clock.set(`${addDays(validUntil, 1)}T01:00:00.000Z`);
    await assertRefused(world, "not-possible-now", () => given.decide());
    accepted(await given.discontinue());
  });
});

describe("X-02 an urgent revocation", () => {
  it("holds at once, with its justification; no objection yet, but a hearing", async () => {
    const { world, of, id, acts: given } = await worldAt("revokedUrgently");
    const { urgency } = await revocationIn(world, id, "revokedUrgently");
    assert.ok(urgency.justification.length > 0);
    const view = await shown(world, of);
    assert.deepEqual([view.status, view.revocation?.stage], ["revoked", "hearingFollows"]);
    const [notice] = told(world, "revoked");
    assert.ok(notice?.content.template === "revoked");
    assert.deepEqual(
      [notice.content.objection, notice.content.justification],
      [undefined, urgency.justification],
    );
    await assertRefused(world, "not-possible-now", () => given.object());
  });

  it("is refused where the policy does not allow it for the ground", async () => {
    const { world, of } = await certifiedWorld();
    for (const { ground, urgent } of policy.revocation.grounds.value) {
      const made = await opened(world, of, ground);
      if (urgent) accepted(await made.acts.urgently());
      else await assertRefused(world, "not-urgent", () => made.acts.urgently());
      accepted(urgent ? await made.acts.confirm("cancel") : await made.acts.discontinue());
    }
  });

  it("confirmed, it can be objected to from that day on; it was revoked on the day of urgency", async () => {
    const { world, of, id, acts: given } = await worldAt("urgentReported");
    const on = jstDay(world.clock.now());
    world.clock.moveDays(3);
    accepted(await given.confirm());
    const { objectionUntil, decision } = await revocationIn(world, id, "revoked");
    assert.deepEqual([decision.day, objectionUntil], [addDays(on, 3), "2027-08-13"]);
    assert.equal((await shown(world, of)).revocation?.revokedOn, on);
    accepted(await given.object());
  });

  it("cancelled, the certification stands as before and the bar is gone", async () => {
    for (const status of ["revokedUrgently", "urgentNoticed", "urgentHeard", "urgentReported"] as const) {
      const { world, of, id, acts: given } = await worldAt(status);
      accepted(await given.confirm("cancel"));
      await revocationIn(world, id, "setAside");
      assert.equal((await shown(world, of)).status, "valid");
      const provider = await world.deps.register.get("provider", keys.provider(of.company.corporateNumber));
      assert.deepEqual([provider?.barredUntil, provider?.revocations], [undefined, []]);
      assert.deepEqual(await revocationWaitsFor(world, id), []);
      assertInvariants(world);
    }
  });
});

describe("X-05 objections", () => {
  it("are taken until the very day the decision named, whatever has run, and not after", async () => {
    const { world, acts: given } = await worldAt("revoked");
    world.clock.set("2027-08-10T14:59:59.000Z");
    await sweep(world.deps)();
    accepted(await given.object());
    const late = await worldAt("revoked");
    late.world.clock.set("2027-08-10T15:00:00.000Z");
    await assertRefused(late.world, "objection-period-over", () => late.acts.object());
    await sweep(late.world.deps)();
    await revocationIn(late.world, late.id, "final");
    await assertRefused(late.world, "objection-period-over", () => late.acts.object());
  });

  it("the revocation becomes final by the sweep alone, once; the secretariat is told", async () => {
    const { world, id, acts: given } = await worldAt("revoked");
    world.clock.moveDays(100);
    await Promise.all([sweep(world.deps)(), sweep(world.deps)()]);
    await sweep(world.deps)();
    await revocationIn(world, id, "final");
    const outcomes = told(world, "revocationOutcome").map(
      ({ content }) => "outcome" in content && content.outcome,
    );
    assert.deepEqual(outcomes, ["revoked", "final"]);
    assert.equal(
      told(world, "reminder").filter(
        ({ content }) =>
          content.caseId === id && "taskKind" in content && content.taskKind === "objectionPeriod",
      ).length,
      0,
    );
    await assertRefused(world, "objection-period-over", () => given.object());
  });

  it("dismissed, the revocation is final; who asks again is told that it was decided", async () => {
    const { world, id, acts: given } = await worldAt("objected");
    accepted(await given.settle("dismiss"));
    const { objectionDecision } = await revocationIn(world, id, "final");
    assert.ok(objectionDecision);
    await assertRefused(world, "task-closed", () => given.object());
    await assertRefused(world, "task-closed", () => given.settle("setAside"));
  });

  it("upheld, the entry is restored with its history, and the tasks that ended are open again", async () => {
    const { world, of, acts: given, id } = await worldAt("awaitingDecision");
    const task = newTask(
      world.deps,
      { ...certificationCase(of), corporateNumber: of.company.corporateNumber },
      policy,
      "renewalReport",
      { topic: "isms" },
    );
    await world.memory.seed(task);
    accepted(await given.decide());
    const on = jstDay(world.clock.now());
    world.clock.moveDays(5);
    accepted(await given.object());
    accepted(await given.settle("setAside"));
    const view = await shown(world, of);
    assert.equal(view.status, "valid");
    assert.equal(view.revocation, undefined);
    assert.deepEqual(view.revocationsSetAside, [{ revokedOn: on, setAsideOn: addDays(on, 5) }]);
    const revocation = await revocationIn(world, id, "setAside");
    assert.ok(revocation.decision && revocation.hearings && revocation.objection && revocation.report);
    const open = recordsOf(world, "task").filter(
      ({ caseId, status }) => caseId === of.number && status === "open",
    );
    assert.deepEqual(
      open.map(({ taskKind, topic }) => [taskKind, topic]),
      [["renewalReport", "isms"]],
    );
    assertInvariants(world);
  });

  it("upheld, a certification that was suspended is suspended again", async () => {
    const made: readonly Partial<Certification>[] = [
      { status: "suspended" },
      { status: "suspended", openCorrections: ["01S"] },
    ];
    for (const fields of made) {
      const { world, of } = await certifiedWorld();
      const certification = await loadCertification(world.deps, of.number);
      assert.ok(certification);
      await world.deps.register.commit([{ put: "upsert", record: { ...certification, ...fields } }]);
      const { acts: given } = await revocationAt(world, of, "objected");
      assert.equal((await shown(world, of)).status, "revoked");
      accepted(await given.settle("setAside"));
      assert.equal((await shown(world, of)).status, "suspended");
    }
  });
});
