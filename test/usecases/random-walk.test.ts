import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seeded } from "#local/samples/random.ts";
import { partitions } from "#records/layout.ts";
import type { ApplicationForm } from "#scheme/application-form.ts";
import type { ApplicationStatus } from "#scheme/application-transitions.ts";
import { addDays, jstDay } from "#scheme/calendar.ts";
import { isAnswered } from "#scheme/inquiry-transitions.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { reach } from "#test/support/fakes-acts.ts";
import { type Case, fillIn, load, openCase, soundForm } from "#test/support/fakes-case.ts";
import { createDriver, tokenMark } from "#test/support/fakes-driver.ts";
import { assertInvariants, chainsOf, recordsOf } from "#test/support/fakes-invariants.ts";
import { applicantNotices, assertTellsNothing } from "#test/support/fakes-outsiders.ts";
import { actAtRandom, type Choose } from "#test/support/fakes-random-acts.ts";
import { counting, onRegister } from "#test/support/fakes-register.ts";
import { reconcile } from "#usecases/reconcile.ts";
import { sweep } from "#usecases/sweep.ts";

const walks = 6;
const stepsOfWalk = 120;

/** Acts that are answered but change nothing, or nothing the second time. */
const quiet = ["read", "file", "declare", "upload"];

/** The events one accepted act writes: its own, and those of what it makes or lets go. */
function expectedEvents(from: ApplicationStatus, to: ApplicationStatus, unanswered: number): number {
  // The decision, the certification, and each of the three prerequisites it stands on.
  if (to === "certified" && from !== "certified") return 5;
  return to === "withdrawn" && from !== "withdrawn" ? 1 + unanswered : 1;
}

/** How many bodies are asked and have not answered. */
async function unansweredOf({ deps }: World, { id }: Case): Promise<number> {
  const { records } = await deps.register.list("inquiry", partitions.application(id));
  return records.filter(({ status }) => !isAnswered(status) && status !== "cancelled").length;
}

async function begin(world: World, choose: Choose): Promise<Case[]> {
  const cases = [await openCase(world, 0), await openCase(world, 1), await openCase(world, 0, "audit")];
  for (const of of cases) {
    if (choose([true, false, false])) await fillIn(world, of, flawed(soundForm(world, of)));
    else await reach(world, of, choose(["draft", "inquiry", "inquiry", "review"]));
  }
  return cases;
}

function flawed(form: ApplicationForm): ApplicationForm {
  const { nameEn: _, ...company } = form.company ?? {};
  return { ...form, company };
}

async function walk(seed: number): Promise<Record<string, number>> {
  const made = await setup();
  const { register, written } = counting(made.deps.register);
  const world: World = { ...made, deps: onRegister(made.deps, register) };
  const random = seeded(seed);
  const choose: Choose = (from) => {
    const chosen = from[Math.floor(random() * from.length)];
    if (chosen === undefined) throw new Error("There is nothing to choose from");
    return chosen;
  };
  const doneThrough = addDays(jstDay(world.clock.now()), -1);
  await world.memory.seed({ kind: "watermark", name: "sweep", version: 1, doneThrough });
  const cases = await begin(world, choose);
  const driver = createDriver(world);
  const outcomes: Record<string, number> = {};
  const shown: string[] = [];

  for (let step = 0; step < stepsOfWalk; step += 1) {
    const chance = random();
    if (chance < 0.06) world.clock.moveDays(choose([1, 1, 3, 8, 16, 30]));
    else if (chance < 0.12) await sweep(world.deps)();
    else if (chance < 0.34) await driver.settle();
    else if (chance < 0.36) await driver.fireTimers();
    else if (chance < 0.38) for (const name of world.procedures.running()) world.procedures.lose(name);
    else if (chance < 0.42) await reconcile(world.deps)();
    else {
      const of = choose(cases);
      const { status: from } = await load(world, of);
      const unanswered = await unansweredOf(world, of);
      const [before, tickets] = [{ ...written }, world.documents.tickets.length];
      const { name, outcome, outsider } = await actAtRandom(world, of, choose);
      const word = outcome.done ? "done" : outcome.code;
      outcomes[`${name} ${word}`] = (outcomes[`${name} ${word}`] ?? 0) + 1;
      shown.push(JSON.stringify(outcome));
      if (outsider) assertTellsNothing(outcome, `seed ${seed}: the answer to ${name}`);
      const said = `seed ${seed}: ${name} ${word}`;
      if (!outcome.done) assert.deepEqual(written, before, `${said} wrote`);
      const given = outcome.done && ["upload", "addStaffDocument"].includes(name) ? 1 : 0;
      assert.equal(world.documents.tickets.length, tickets + given, `${said} gave tickets`);
      const events = written.events - before.events;
      const { status: to } = await load(world, of);
      const expected = outcome.done ? expectedEvents(from, to, unanswered) : 0;
      assert.ok(
        events === expected || (events === 0 && quiet.includes(name)),
        `${said} wrote ${events} events`,
      );
    }
    if (step % 10 === 0) assertInvariants(world);
  }
  await finish(world, driver.settle);
  assertInvariants(world);
  assert.ok(!JSON.stringify([shown, world.logged]).includes(tokenMark), `seed ${seed}: a token was shown`);
  for (const { template, words } of applicantNotices(world)) {
    assertTellsNothing(words, `seed ${seed}: the notice ${template}`);
  }
  return outcomes;
}

/** Once everything is delivered and reconciled, each open case has one execution, and it waits for what is waited for. */
async function finish(world: World, settle: () => Promise<void>): Promise<void> {
  await settle();
  await reconcile(world.deps)();
  await settle();
  const open = recordsOf(world, "application").filter(
    ({ status }) => !["draft", "certified", "refused", "withdrawn", "lapsed"].includes(status),
  );
  assert.deepEqual(
    world.procedures.running().toSorted(),
    open.map(({ id, generation }) => `${id}-${generation}`).toSorted(),
  );
  assert.ok(recordsOf(world, "outbox").every(({ status }) => status !== "pending"));
  for (const { certificate } of recordsOf(world, "certification")) assert.ok(certificate);
  for (const [aggregate, events] of chainsOf(world)) assert.ok(events.length > 0, aggregate);
}

describe("random acts by random people at random times", () => {
  const totals: Record<string, number> = {};
  for (let seed = 1; seed <= walks; seed += 1) {
    it(`F-01 E-04 N-04 break nothing (seed ${seed})`, async () => {
      for (const [name, times] of Object.entries(await walk(seed)))
        totals[name] = (totals[name] ?? 0) + times;
    });
  }

  it("reach what they are meant to try", () => {
    const reached = Object.keys(totals);
    for (const act of ["file", "save", "formCheck", "answer", "propose", "decide"]) {
      assert.ok(reached.includes(`${act} done`), `${act} was never done`);
    }
    for (const code of ["task-closed", "not-possible-now", "not-found", "not-allowed"]) {
      assert.ok(
        reached.some((each) => each.endsWith(` ${code}`)),
        `nobody was refused for ${code}`,
      );
    }
  });
});
