import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seeded } from "#local/samples/random.ts";
import type { Deps } from "#ports";
import { keys, partitions } from "#records/layout.ts";
import type { Revocation } from "#records/revocation.ts";
import { addDays, jstDay } from "#scheme/calendar.ts";
import { revocationGrounds } from "#scheme/revocation-grounds.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { createDriver } from "#test/support/fakes-driver.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import {
  allrounder,
  auditor,
  companyAt,
  decider,
  drafterOf,
  otherDecider,
  otherReviewer,
  reviewer,
  signatoryOf,
  surveillanceOfficer,
} from "#test/support/fakes-people.ts";
import { counting, onRegister } from "#test/support/fakes-register.ts";
import {
  assertNothingShownInVain,
  assertRevocationInvariants,
} from "#test/support/fakes-revocation-invariants.ts";
import {
  type Certified,
  certify,
  open,
  reasons,
  revocationActs,
  thirdDecider,
} from "#test/support/fakes-revocations.ts";
import type { Actor } from "#usecases/actor.ts";
import { allowReapplication } from "#usecases/allow-reapplication.ts";
import { commitTogether } from "#usecases/core/act.ts";
import { endingRevocation } from "#usecases/core/end-revocations.ts";
import { revocationWaits } from "#usecases/core/revocations.ts";
import { declareRevocationConflict } from "#usecases/declare-revocation-conflict.ts";
import type { Outcome } from "#usecases/outcome.ts";
import { reconcile } from "#usecases/reconcile.ts";
import { sweep } from "#usecases/sweep.ts";

const walks = 5;
const stepsOfWalk = 220;

type Choose = <Thing>(from: readonly Thing[]) => Thing;
type Acts = ReturnType<typeof revocationActs>;

/** An officer who is a decider and a reviewer as well: four eyes are kept by what people did. */
const everything: Actor = {
  subject: "everything",
  name: "担当 everything",
  roles: ["surveillanceOfficer", "decider", "reviewer"],
};
const officers = [surveillanceOfficer, surveillanceOfficer, everything, reviewer];
const chairs = [reviewer, reviewer, otherReviewer, allrounder, everything, decider];
const deciders = [decider, otherDecider, thirdDecider, allrounder, everything, auditor];

function byAct(
  acts: Acts,
  of: Certified,
  choose: Choose,
): Readonly<Record<string, () => Promise<Outcome<unknown>>>> {
  const company = () =>
    choose([
      signatoryOf(of.company),
      signatoryOf(of.company),
      drafterOf(of.company),
      signatoryOf(companyAt(2)),
    ]);
  return {
    notice: () => acts.notice(choose(officers)),
    explain: () => acts.explain(company()),
    hear: () => acts.hear(choose(chairs)),
    report: () => acts.report(choose(chairs), choose(["revoke", "doNotRevoke"])),
    propose: () => acts.propose(choose(["revoke", "revoke", "doNotRevoke"]), choose(officers)),
    decide: () => acts.decide(choose(["revoke", "revoke", "doNotRevoke", "return"]), choose(deciders)),
    urgently: () => acts.urgently(choose(deciders)),
    confirm: () => acts.confirm(choose(["confirm", "confirm", "cancel"]), choose(deciders)),
    object: () => acts.object(company()),
    settle: () => acts.settle(choose(["dismiss", "setAside"]), choose(deciders)),
  };
}

/** What usually comes next, so that a walk gets somewhere between its detours. */
const usually: Readonly<Record<Revocation["status"], readonly string[]>> = {
  planned: ["notice", "notice", "urgently"],
  noticed: ["explain", "hear"],
  heard: ["report", "report", "explain"],
  reported: ["propose"],
  awaitingDecision: ["decide"],
  revokedUrgently: ["notice"],
  urgentNoticed: ["explain", "hear"],
  urgentHeard: ["report"],
  urgentReported: ["confirm"],
  revoked: ["object", "decide"],
  objected: ["settle"],
  final: ["object"],
  setAside: ["object"],
  notRevoked: ["decide"],
  discontinued: ["notice"],
};

/** Some act by somebody on the latest revocation of a certification, or the opening of one. */
async function actAtRandom(world: World, of: Certified, choose: Choose) {
  const latest = recordsOf(world, "revocation").findLast(
    ({ certificationNumber }) => certificationNumber === of.number,
  );
  const rare = choose([true, ...Array.from({ length: 29 }, () => false)]);
  if (latest === undefined || (revocationWaits[latest.status] === undefined && choose([true, false])))
    return { name: "open", outcome: await open(world, of, choose(revocationGrounds), choose(officers)) };
  const acts = revocationActs(world, of, latest.id);
  if (rare) return rareAct(world, of, latest.id, acts, choose);
  const all = byAct(acts, of, choose);
  const name = choose(choose([usually[latest.status], usually[latest.status], Object.keys(all)]));
  const act = all[name];
  if (act === undefined) throw new Error(`There is no act ${name}`);
  return { name, outcome: await act() };
}

async function rareAct(world: World, of: Certified, revocationId: string, acts: Acts, choose: Choose) {
  const { deps } = world;
  const { corporateNumber } = of.company;
  const rare: Readonly<Record<string, () => Promise<Outcome<unknown>>>> = {
    discontinue: () => acts.discontinue(choose(deciders)),
    allow: () => allowReapplication(deps)({ actor: choose(deciders), corporateNumber, reasons }),
    conflict: () =>
      declareRevocationConflict(deps)({
        actor: choose([reviewer, allrounder]),
        revocationId,
        statement: reasons,
      }),
    groundGone: () => groundGone(deps, of),
  };
  const name = choose(Object.keys(rare));
  const act = rare[name];
  if (act === undefined) throw new Error(`There is no act ${name}`);
  return { name, outcome: await act() };
}

async function groundGone(deps: Deps, { number }: Certified): Promise<Outcome<unknown>> {
  const { writes, effects } = await endingRevocation(deps, { number }, reasons);
  return commitTogether(deps, writes, effects);
}

function assertWaits(world: World): void {
  for (const { id, status } of recordsOf(world, "revocation")) {
    const open = recordsOf(world, "task").filter((task) => task.caseId === id && task.status === "open");
    const waited = revocationWaits[status];
    assert.deepEqual(
      open.map(({ taskKind }) => taskKind),
      waited === undefined ? [] : [waited],
      `tasks in ${status}`,
    );
  }
}

/** One of the certifications begins suspended. */
async function begin(world: World): Promise<readonly Certified[]> {
  const all = [
    await certify(world, 0),
    await certify(world, 0, "audit"),
    await certify(world, 1),
    await certify(world, 1, "audit"),
  ];
  const stored = await world.deps.register.get("certification", keys.certification(all[3]?.number ?? ""));
  assert.ok(stored);
  await world.deps.register.commit([{ put: "upsert", record: { ...stored, status: "suspended" } }]);
  return all;
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
  const all = await begin(world);
  const driver = createDriver(world);
  const outcomes: Record<string, number> = {};
  for (let step = 0; step < stepsOfWalk; step += 1) {
    const chance = random();
    if (chance < 0.05) world.clock.moveDays(choose([1, 3, 15, 30, 100]));
    else if (chance < 0.1) await sweep(world.deps)();
    else if (chance < 0.2) await driver.settle();
    else if (chance < 0.22) await driver.fireTimers();
    else if (chance < 0.24) for (const name of world.procedures.running()) world.procedures.lose(name);
    else if (chance < 0.27) await reconcile(world.deps)();
    else {
      const before = { ...written };
      const { name, outcome } = await actAtRandom(world, choose(all), choose);
      const word = outcome.done ? "done" : outcome.code;
      outcomes[`${name} ${word}`] = (outcomes[`${name} ${word}`] ?? 0) + 1;
      if (!outcome.done) assert.deepEqual(written, before, `seed ${seed}: ${name} ${word} wrote`);
    }
    if (step % 5 !== 0) continue;
    assertInvariants(world);
    assertRevocationInvariants(world);
    assertWaits(world);
    await assertNothingShownInVain(world, choose([0, 0, 100, 400, 1095, 1200]));
  }
  await finish(world, driver.settle);
  return outcomes;
}

/** Once everything is delivered and reconciled, each revocation under way has one execution, and no other has. */
async function finish(world: World, settle: () => Promise<void>): Promise<void> {
  await settle();
  await reconcile(world.deps)();
  await settle();
  const waiting = recordsOf(world, "revocation").filter(
    ({ status }) => revocationWaits[status] !== undefined,
  );
  assert.deepEqual(
    world.procedures.running().toSorted(),
    waiting.map(({ id, generation }) => `${id}-${generation}`).toSorted(),
  );
  const pending = await world.deps.register.listBy("outbox", "standing", partitions.pendingOutbox);
  assert.equal(pending.records.length, 0);
}

describe("X-01 X-02 X-03 X-04 X-05 random acts on revocations by random people at random times", () => {
  const totals: Record<string, number> = {};
  for (let seed = 1; seed <= walks; seed += 1) {
    it(`revoke nobody unheard, keep four eyes, and show nothing in vain (seed ${seed})`, async () => {
      for (const [name, times] of Object.entries(await walk(seed)))
        totals[name] = (totals[name] ?? 0) + times;
    });
  }

  it("reach what they are meant to try", () => {
    for (const act of [
      "open",
      "notice",
      "explain",
      "hear",
      "report",
      "propose",
      "decide",
      "urgently",
      "confirm",
      "object",
      "settle",
    ])
      assert.ok(totals[`${act} done`], `${act} was never done`);
    for (const code of ["four-eyes", "not-possible-now", "not-allowed", "not-urgent", "not-found"])
      assert.ok(
        Object.keys(totals).some((each) => each.endsWith(` ${code}`)),
        `nobody was refused for ${code}`,
      );
  });
});
