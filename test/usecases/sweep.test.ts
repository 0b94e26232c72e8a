import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keys } from "#records/layout.ts";
import { addDays, daysBetween, jstDay } from "#scheme/calendar.ts";
import { reminderDays } from "#scheme/task-due.ts";
import type { TaskKind } from "#scheme/task-transitions.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  type Case,
  inquiryOf,
  load,
  loadIn,
  openCase,
  openTaskOf,
} from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { policy } from "#test/support/fakes-people.ts";
import { atOnce, contending, onRegister } from "#test/support/fakes-register.ts";
import { sweep } from "#usecases/sweep.ts";

/** A world whose sweep ran yesterday, so that it does not look back over a year. */
async function swept() {
  const world = await setup();
  const doneThrough = addDays(jstDay(world.clock.now()), -1);
  await world.memory.seed({ kind: "watermark", name: "sweep", version: 1, doneThrough });
  return world;
}

function remindersOf(world: World, kind?: TaskKind, body?: string) {
  return recordsOf(world, "outbox").flatMap(({ effect, createdAt }) => {
    if (effect.type !== "notice" || effect.content.template !== "reminder") return [];
    if (kind !== undefined && effect.content.taskKind !== kind) return [];
    if (body !== undefined && (effect.recipient.to !== "body" || effect.recipient.body !== body)) return [];
    return [{ day: jstDay(createdAt), to: effect.recipient.to, daysLeft: effect.content.daysLeft }];
  });
}

/** Sweeps several times on each of so many days. */
async function sweepDaily(world: World, days: number, timesADay = 2): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    for (let times = 0; times < timesADay; times += 1) await sweep(world.deps)();
    world.clock.moveDays(1);
  }
}

const waits: readonly {
  kind: TaskKind;
  body?: string;
  to: string;
  until: (world: World, of: Case) => Promise<unknown>;
}[] = [
  { kind: "formCheck", to: "secretariat", until: (world, of) => reach(world, of, "formCheck") },
  { kind: "proposal", to: "secretariat", until: (world, of) => reach(world, of, "review") },
  { kind: "decision", to: "secretariat", until: (world, of) => reach(world, of, "awaitingDecision") },
  { kind: "remediation", to: "applicant", until: (world, of) => reach(world, of, "remediation") },
  { kind: "inquiryAnswer", body: "meti", to: "body", until: (world, of) => reach(world, of, "inquiry") },
  {
    kind: "inquirySupplement",
    body: "meti",
    to: "secretariat",
    until: async (world, of) => {
      await reach(world, of, "inquiry");
      accepted(await actsOf(of, world).answer("meti", "moreInformation"));
    },
  },
  {
    kind: "applicantInformation",
    body: "meti",
    to: "applicant",
    until: async (world, of) => {
      await reach(world, of, "inquiry");
      accepted(await actsOf(of, world).answer("meti", "moreInformation"));
      accepted(await actsOf(of, world).askApplicant("meti"));
    },
  },
];

describe("D-09 E-03 reminders", () => {
  for (const { kind, body, to, until } of waits) {
    it(`of ${kind}: once on each of its days, however often the sweep runs`, async () => {
      const world = await swept();
      const of = await openCase(world);
      await until(world, of);
      const { dueDay } = await openTaskOf(world, of, kind, body);
      const days = daysBetween(jstDay(world.clock.now()), dueDay) + 10;
      await sweepDaily(world, days, 3);
      // Once overdue: the applicant's time is over, a body is first marked, the secretariat is reminded the day after.
      const theDayAfter = to === "secretariat" ? [addDays(dueDay, 1)] : [];
      const last = addDays(jstDay(world.clock.now()), -1);
      const expected = [...new Set([...reminderDays(kind, policy, dueDay, body), ...theDayAfter])]
        .filter((day) => day <= last)
        .toSorted();
      const found = remindersOf(world, kind, to === "body" ? body : undefined);
      assert.deepEqual(
        found.map(({ day }) => day),
        expected,
      );
      assert.ok(found.every((each) => each.to === to));
      assert.deepEqual(
        found.map(({ daysLeft }) => daysLeft),
        expected.map((day) => daysBetween(day, dueDay)),
      );
      assertInvariants(world);
    });
  }

  it("count themselves on the task", async () => {
    const world = await swept();
    const of = await openCase(world);
    await reach(world, of, "remediation");
    await sweepDaily(world, 14);
    assert.equal((await openTaskOf(world, of, "remediation")).remindersSent, 3);
  });

  it("move with an act: nobody is reminded of what is done", async () => {
    const world = await swept();
    const of = await openCase(world);
    await reach(world, of, "formCheck");
    accepted(await actsOf(of, world).formCheck("accept"));
    await sweepDaily(world, 30, 1);
    assert.deepEqual(remindersOf(world, "formCheck"), []);
  });

  it("by two sweeps at once go out once", async () => {
    const world = await swept();
    const of = await openCase(world);
    await reach(world, of, "remediation");
    world.clock.moveDays(7);
    await atOnce(
      world,
      (deps) => sweep(deps)(),
      (deps) => sweep(deps)(),
    );
    assert.equal(remindersOf(world).length, 1);
    assertInvariants(world);
  });

  it("go out once after the sweep stood still for 30 days, and what lapsed meanwhile lapses", async () => {
    const world = await swept();
    const [late, overdue] = [await openCase(world, 0), await openCase(world, 1)];
    await reach(world, late, "formCheck");
    await reach(world, overdue, "remediation");
    world.clock.moveDays(30);
    await sweepDaily(world, 1);
    assert.equal(remindersOf(world, "formCheck").length, 1);
    assert.equal(remindersOf(world, "remediation").length, 0);
    await loadIn(world, overdue, "lapsed");
    const { attentionDay } = await openTaskOf(world, late, "formCheck");
    assert.ok(attentionDay !== undefined && attentionDay > jstDay(world.clock.now()));
    assertInvariants(world);
  });

  it("are found by the very first sweep too", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "formCheck");
    world.clock.moveDays(40);
    await sweep(world.deps)();
    assert.equal(remindersOf(world, "formCheck").length, 1);
  });
});

describe("M-01 what is overdue", () => {
  it("is closed by the sweep alone, with every timer lost", async () => {
    const world = await swept();
    const of = await openCase(world);
    await reach(world, of, "inquiry");
    const { dueDay } = await inquiryOf(world, of, "meti");
    world.clock.moveDays(daysBetween(jstDay(world.clock.now()), dueDay) + 1);
    await sweepDaily(world, 3);
    const statuses = await Promise.all(
      ["meti", "nco", "npa"].map(async (body) => (await inquiryOf(world, of, body)).status),
    );
    assert.deepEqual(statuses, ["overdue", "escalated", "deemedNoObjection"]);
    const told = recordsOf(world, "outbox").filter(
      ({ effect }) => effect.type === "notice" && effect.content.template === "overdue",
    );
    assert.equal(told.length, 3);
    assertInvariants(world);
  });

  it("keeps nobody else from attention when it cannot be attended to, and is tried again", async () => {
    const world = await swept();
    const cases = [await openCase(world, 0), await openCase(world, 1), await openCase(world, 2)];
    for (const each of cases) await reach(world, each, "formCheck");
    const [poisoned] = cases;
    assert.ok(poisoned);
    const application = await load(world, poisoned);
    const broken = { ...application, policyVersion: "1999-01-01.1" };
    await world.deps.register.commit([{ put: "upsert", record: broken }]);
    world.clock.moveDays(20);
    await sweep(world.deps)().catch(() => undefined);
    assert.equal(remindersOf(world, "formCheck").length, 2);
    assert.ok(world.logged.some(({ code }) => code === "JOB_FAILED"));
    await world.deps.register.commit([{ put: "upsert", record: application }]);
    world.clock.moveDays(1);
    await sweep(world.deps)();
    assert.equal(remindersOf(world, "formCheck").length, 3);
  });

  it("is found although it was written just after the sweep of its day", async () => {
    const world = await swept();
    const of = await openCase(world);
    await reach(world, of, "formCheck");
    await sweep(world.deps)();
    const task = await openTaskOf(world, of, "formCheck");
    const today = jstDay(world.clock.now());
    await world.deps.register.commit([{ put: "upsert", record: { ...task, attentionDay: today } }]);
    world.clock.moveDays(1);
    await sweep(world.deps)();
    assert.equal(remindersOf(world, "formCheck").length, 1);
  });

  it("is attended to once more when the register is busy", async () => {
    const world = await swept();
    const of = await openCase(world);
    await reach(world, of, "remediation");
    world.clock.moveDays(15);
    await sweep(onRegister(world.deps, contending(world.deps.register, 2)))();
    await loadIn(world, of, "lapsed");
  });
});

describe("D-09 a reminder that the register refused", () => {
  it("is a failure: the sweep says so, does not count the day as done, and reminds when it runs next", async () => {
    const world = await swept();
    const doneThrough = async () =>
      (await world.deps.register.get("watermark", keys.watermark("sweep")))?.doneThrough;
    const of = await openCase(world);
    await reach(world, of, "formCheck");
    const before = await doneThrough();
    const { attentionDay } = await openTaskOf(world, of, "formCheck");
    world.clock.set(`${attentionDay}T01:00:00.000Z`);
    const { attended } = await sweep(onRegister(world.deps, contending(world.deps.register, 1)))();
    assert.deepEqual([attended, remindersOf(world)], [0, []]);
    assert.equal(world.logged.filter(({ code }) => code === "JOB_FAILED").length, 1);
    assert.deepEqual(world.logged.at(-1)?.details, { through: attentionDay, attended: 0, failed: 1 });
    assert.equal(await doneThrough(), before);
    world.clock.moveDays(3);
    await sweep(world.deps)();
    assert.equal(remindersOf(world, "formCheck").length, 1);
    assert.equal(await doneThrough(), jstDay(world.clock.now()));
    assertInvariants(world);
  });

  it("because the task was done meanwhile is no failure", async () => {
    const world = await swept();
    const of = await openCase(world);
    await reach(world, of, "formCheck");
    world.clock.moveDays(20);
    await atOnce(
      world,
      (deps) => sweep(deps)(),
      async () => accepted(await actsOf(of, world).formCheck("accept")),
    );
    assert.deepEqual(remindersOf(world, "formCheck"), []);
    assert.ok(world.logged.every(({ code }) => code !== "JOB_FAILED"));
    const mark = await world.deps.register.get("watermark", keys.watermark("sweep"));
    assert.equal(mark?.doneThrough, jstDay(world.clock.now()));
  });
});

it("N-06 the sweep says how far it has come, and never goes back", async () => {
  const world = await swept();
  await sweep(world.deps)();
  const mark = () => world.deps.register.get("watermark", keys.watermark("sweep"));
  assert.equal((await mark())?.doneThrough, "2027-05-10");
  world.clock.moveDays(-3);
  await sweep(world.deps)();
  assert.equal((await mark())?.doneThrough, "2027-05-10");
  world.clock.moveDays(10);
  await sweep(world.deps)();
  assert.equal((await mark())?.doneThrough, "2027-05-17");
  assert.equal(world.logged.filter(({ code }) => code === "SWEEP_DONE").length, 3);
});
