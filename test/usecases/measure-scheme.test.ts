import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { everyMinutes, type Measured, measures } from "#contracts/measures.ts";
import type { Register } from "#ports";
import { applicationCase } from "#records/common.ts";
import type { Draw } from "#records/draw.ts";
import { keys } from "#records/layout.ts";
import type { OutboxEntry } from "#records/operation.ts";
import { addDays, jstDay } from "#scheme/calendar.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import { openCase, openTaskOf, sendDocument } from "#test/support/fakes-case.ts";
import { createDriver } from "#test/support/fakes-driver.ts";
import { recordsOf } from "#test/support/fakes-invariants.ts";
import { onRegister } from "#test/support/fakes-register.ts";
import { notice, toSecretariat } from "#usecases/core/effects.ts";
import { measureScheme } from "#usecases/measure-scheme.ts";
import { sweep } from "#usecases/sweep.ts";

const calm: Measured = {
  oldestUndeliveredDecision: 0,
  undeliveredDecisions: 0,
  oldestUndeliveredMail: 0,
  undeliveredMails: 0,
  sweepBehind: 0,
  documentsAwaited: 0,
  oldestUnissuedCertificate: 0,
  oldestWaitingDraw: 0,
  applicantTasksUnclosed: 0,
  secretariatTasksPastDue: 0,
  governmentTasksPastDue: 0,
};

/** A world whose sweep is through for today. */
async function swept(): Promise<World> {
  const world = await setup();
  const doneThrough = jstDay(world.clock.now());
  await world.memory.seed({ kind: "watermark", name: "sweep", version: 1, doneThrough });
  return world;
}

const measured = (world: World) => measureScheme(world.deps)();
const lineOf = (world: World) =>
  world.logged.filter(({ code }) => code === "SCHEME_MEASURED").at(-1)?.details;

/** So many effects that were not delivered, written at this moment. */
function pending(world: World, count: number, effect: OutboxEntry["effect"]): OutboxEntry[] {
  return Array.from({ length: count }, () => ({
    kind: "outbox",
    id: world.deps.ids.next(),
    version: 1,
    status: "pending",
    effect,
    createdAt: world.clock.now(),
    attempts: 0,
  }));
}
const start = { type: "startProcedure", procedure: "application", caseId: "A", generation: 1 } as const;
const mail = notice(toSecretariat, {
  template: "remediationExtended",
  ...applicationCase("A"),
  reference: "A",
  dueDay: "2027-06-01",
});

describe("the measures of the scheme", () => {
  it("are all nought in a scheme where nothing waits, and nothing is over", async () => {
    const world = await swept();
    assert.deepEqual(await measured(world), calm);
    assert.deepEqual(lineOf(world), calm);
  });

  it("tell undelivered decisions from undelivered mails, each with the age of the oldest", async () => {
    const world = await swept();
    const of = await openCase(world);
    await reach(world, of, "submitted");
    const mails = recordsOf(world, "outbox").filter(({ effect }) => effect.type === "notice").length;
    assert.ok(mails > 0);
    world.clock.moveHours(2);
    await world.memory.seed(...pending(world, 1, start));
    assert.deepEqual(await measured(world), {
      ...calm,
      oldestUndeliveredDecision: 7200,
      undeliveredDecisions: 2,
      oldestUndeliveredMail: 7200,
      undeliveredMails: mails,
    });
    assert.deepEqual(lineOf(world), { ...(await measured(world)), over: "oldestUndeliveredDecision" });
    await createDriver(world).settle();
    assert.deepEqual(await measured(world), calm);
  });

  it("count the days the sweep is behind, from the first day on", async () => {
    const world = await setup();
    assert.equal((await measured(world)).sweepBehind, 1);
    await sweep(world.deps)();
    assert.equal((await measured(world)).sweepBehind, 0);
    world.clock.moveDays(3);
    assert.equal((await measured(world)).sweepBehind, 3);
  });

  it("C-03 count documents that were announced hours ago, and neither new nor given up ones", async () => {
    const world = await swept();
    const of = await openCase(world);
    await sendDocument(world, of, "other", "one");
    await sendDocument(world, of, "privacyMark", "other");
    const counts: number[] = [];
    for (const hours of [1.9, 0.2, 21.8, 0.2]) {
      world.clock.moveHours(hours);
      counts.push((await measured(world)).documentsAwaited);
    }
    assert.deepEqual(counts, [0, 2, 2, 0]);
  });

  it("F-03 count the days since a decision to certify that has no certificate", async () => {
    const world = await swept();
    const of = await openCase(world);
    await reach(world, of, "certified");
    assert.equal((await measured(world)).oldestUnissuedCertificate, 0);
    world.clock.moveDays(2);
    assert.equal((await measured(world)).oldestUnissuedCertificate, 2);
    await actsOf(of, world).issue();
    assert.equal((await measured(world)).oldestUnissuedCertificate, 0);
  });

  it("S-03 count the days since the randomness of an unfinished draw was there", async () => {
    const world = await swept();
    const now = world.clock.now();
    const draw = (id: string, status: Draw["status"], days: number): Draw => ({
      kind: "draw",
      id,
      version: 1,
      status,
      sequence: 1,
      year: 2027,
      scheduled: true,
      policyVersion: "2027-04-01.1",
      sourceKind: "beacon",
      revealedFrom: `${addDays(jstDay(now), -days)}T03:00:00.000Z`,
      revealedOn: addDays(jstDay(now), -days),
      commitmentKey: "draws/commitment.json",
      commitmentDigest: "0".repeat(64),
      commitmentJws: "a.b.c",
      committedAt: now,
      committedBy: { subject: "system", name: "system", role: "system" },
      updatedAt: now,
      ledger: { sequence: 0, hash: "0".repeat(64) },
      generation: 1,
    });
    await world.memory.seed(draw("DR-1", "committed", -1), draw("DR-2", "concluded", 9));
    assert.equal((await measured(world)).oldestWaitingDraw, 0);
    await world.memory.seed(draw("DR-3", "committed", 1), draw("DR-4", "drawn", 4));
    assert.equal((await measured(world)).oldestWaitingDraw, 4);
  });

  it("D-09 E-03 count what is past its due day by who is waited for, and not what is due today", async () => {
    const world = await swept();
    const [remediating, asked] = [await openCase(world, 0), await openCase(world, 1)];
    await reach(world, remediating, "remediation");
    await reach(world, asked, "inquiry");
    const { dueDay } = await openTaskOf(world, remediating, "remediation");
    world.clock.set(`${dueDay}T14:59:00.000Z`);
    assert.equal((await measured(world)).applicantTasksUnclosed, 0);
    world.clock.moveHours(1);
    assert.equal((await measured(world)).applicantTasksUnclosed, 1);
    world.clock.moveDays(60);
    const late = await measured(world);
    assert.deepEqual([late.governmentTasksPastDue, late.secretariatTasksPastDue], [3, 0]);
    const { remediationPastDue, inquiryAnswerPastDue } = Object(lineOf(world));
    assert.deepEqual([remediationPastDue, inquiryAnswerPastDue], [1, 3]);
  });

  it("read no more of a register with a long line than they count", async () => {
    const world = await swept();
    const line = pending(world, 3100, mail);
    for (let from = 0; from < line.length; from += 100)
      await world.memory.seed(...line.slice(from, from + 100));
    let read = 0;
    const { register } = world.deps;
    const counted: Register = {
      ...register,
      listBy: async (kind, index, partition, range) => {
        const page = await register.listBy(kind, index, partition, range);
        read += page.records.length;
        return page;
      },
      list: () => assert.fail("a whole case was read"),
    };
    const found = await measureScheme(onRegister(world.deps, counted))();
    assert.deepEqual([found.undeliveredMails, read], [3000, 3000]);
  });

  it("change nothing", async () => {
    const world = await swept();
    await reach(world, await openCase(world), "inquiry");
    world.clock.moveDays(40);
    const before = world.snapshot();
    await measured(world);
    assert.deepEqual(world.snapshot(), before);
    assert.ok(await world.deps.register.get("watermark", keys.watermark("sweep")));
  });
});

describe("the table of measures", () => {
  it("rings after a whole number of measurements, within the day that CloudWatch looks back", () => {
    for (const { forMinutes } of Object.values(measures)) {
      assert.equal(forMinutes % everyMinutes, 0);
      assert.ok(forMinutes > 0 && forMinutes <= 24 * 60);
    }
  });
});
