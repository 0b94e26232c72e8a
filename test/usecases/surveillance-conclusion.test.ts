import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays, jstDay } from "#scheme/calendar.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import {
  administrator,
  auditor,
  decider,
  otherDecider,
  reviewer,
  surveillanceOfficer,
  tipOfficer,
  watchingDecider,
} from "#test/support/fakes-people.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import {
  certificationOf,
  certifiedWorld,
  correctionOf,
  demand,
  type Outcome,
  reachSurveillance,
  surveillanceOf,
  suspect,
  waitedOn,
  watchingActs,
} from "#test/support/fakes-surveillance.ts";
import { declareSurveillanceConflict } from "#usecases/declare-surveillance-conflict.ts";
import { listSurveillances } from "#usecases/list-surveillances.ts";

const notices = (world: Parameters<typeof recordsOf>[0], to: string) =>
  recordsOf(world, "outbox").flatMap(({ effect }) =>
    effect.type === "notice" && effect.recipient.to === to ? [effect.content.template] : [],
  );

describe("S-05 F-01 the conclusion", () => {
  it("is somebody else's than who proposed or worked on the case", async () => {
    const certified = await certifiedWorld();
    const id = await suspect(certified);
    const { world, of } = certified;
    const acts = watchingActs(world, of, id);
    accepted(await acts.conduct(watchingDecider));
    await acts.notify();
    accepted(await acts.file());
    accepted(await acts.propose("conforming"));
    await assertRefused(world, "four-eyes", () => acts.conclude("conclude", watchingDecider));
    await assertRefused(world, "four-eyes", () => acts.conclude("return", watchingDecider));
    await assertRefused(world, "not-allowed", () => acts.conclude("conclude", surveillanceOfficer));
    accepted(await acts.conclude());
    await assertRefused(world, "not-possible-now", () => acts.conclude());
    assertInvariants(world);
  });

  for (const outcome of ["conforming", "minor"] as const)
    it(`${outcome} is told, and the case is over`, async () => {
      const { world, id, acts, number } = await reachSurveillance(await certifiedWorld(), outcome);
      assert.deepEqual(await waitedOn(world, id), []);
      assert.ok(notices(world, "provider").includes("surveillanceResult"));
      assert.equal(accepted(await acts.shown()).result?.outcome, outcome);
      assert.equal((await certificationOf(world, number)).status, "valid");
      assertInvariants(world);
    });

  it("may be returned, and is proposed again", async () => {
    const { world, id, acts } = await reachSurveillance(await certifiedWorld(), "awaitingConclusion");
    accepted(await acts.conclude("return"));
    const seen = accepted(await acts.seen());
    assert.deepEqual(
      [seen.status, seen.proposal, seen.returned !== undefined],
      ["examination", undefined, true],
    );
    assert.deepEqual(await waitedOn(world, id), ["surveillanceExamination"]);
    accepted(await acts.propose("minor"));
    accepted(await acts.conclude());
  });

  it("of a violation puts the certification into corrective action in the same act, once", async () => {
    const { world, of, id, acts, number } = await reachSurveillance(await certifiedWorld(), "examination");
    accepted(await acts.propose("violation"));
    const { first, second } = await atOnce(
      world,
      (deps) => watchingActs(world, of, id, deps).conclude("conclude", otherDecider),
      () => acts.conclude(),
    );
    assert.deepEqual([wordOf(first), wordOf(second)], ["not-possible-now", "done"]);
    const { status, openCorrections } = await certificationOf(world, number);
    assert.deepEqual([status, openCorrections], ["underCorrection", [id]]);
    const action = await correctionOf(world, id);
    const today = jstDay(world.clock.now());
    assert.deepEqual(
      [action.status, action.demand, action.dueDay, action.latestDay],
      ["demanded", demand, addDays(today, 30), addDays(today, 90)],
    );
    assert.deepEqual(await waitedOn(world, id), ["correctionPlan"]);
    assertInvariants(world);
  });

  it("of a violation is not possible once the certification is past its last day", async () => {
    const { world, acts } = await reachSurveillance(await certifiedWorld(), "examination");
    accepted(await acts.propose("violation"));
    world.clock.moveDays(4 * 366);
    await assertRefused(world, "not-possible-now", () => acts.conclude());
  });

  it("rests on the documents that were filed", async () => {
    const { acts } = await reachSurveillance(await certifiedWorld(), "evidence");
    const proof = accepted(await acts.upload());
    accepted(await acts.file(undefined, [proof]));
    accepted(await acts.propose("conforming"));
    const seen = accepted(await acts.conclude());
    const digests = seen.documents.map(({ sha256 }) => sha256);
    assert.deepEqual(seen.conclusion?.evidence, digests);
    assert.equal(digests.length, 1);
  });

  it("that the provider refuses to cooperate opens a revocation by itself, once", async () => {
    const { world, id, acts } = await reachSurveillance(await certifiedWorld(), "refusedCooperation");
    await acts.refer();
    await acts.refer();
    assert.equal((await surveillanceOf(world, id)).status, "closed");
    const revocations = recordsOf(world, "revocation");
    assert.deepEqual(
      revocations.map(({ ground, origin }) => [ground, origin]),
      [["cooperationRefused", { kind: "surveillance", reference: id }]],
    );
    assertInvariants(world);
  });

  it("of a second refusal closes the case while a revocation is open already", async () => {
    const certified = await certifiedWorld();
    for (let times = 0; times < 2; times += 1)
      await (await reachSurveillance(certified, "refusedCooperation")).acts.refer();
    const { world } = certified;
    assert.equal(recordsOf(world, "revocation").length, 1);
    assert.ok(recordsOf(world, "surveillance").every(({ status }) => status === "closed"));
    assertInvariants(world);
  });
});

describe("F-01 a conflict of interest in a case", () => {
  const declare = (world: Parameters<typeof declareSurveillanceConflict>[0], id: string, actor = decider) =>
    declareSurveillanceConflict(world)({ actor, surveillanceId: id, statement: "役員と親族関係がある。" });

  it("shuts out whoever declared it, from the corrective action too", async () => {
    const { world, id, acts } = await reachSurveillance(await certifiedWorld(), "violation");
    accepted(await declare(world.deps, id));
    accepted(await declare(world.deps, id));
    await assertRefused(world, "conflict-of-interest", () => acts.seen(decider));
    assert.deepEqual((await correctionOf(world, id)).conflictedStaff, [decider.subject]);
    assertInvariants(world);
  });

  it("of the proposer makes the proposal void: it can be returned only", async () => {
    const { world, id, acts } = await reachSurveillance(await certifiedWorld(), "awaitingConclusion");
    accepted(await declare(world.deps, id, surveillanceOfficer));
    await assertRefused(world, "proposer-conflicted", () => acts.conclude());
    accepted(await acts.conclude("return"));
  });

  it("cannot be declared once nothing is to be done any more", async () => {
    const { world, id } = await reachSurveillance(await certifiedWorld(), "conforming");
    await assertRefused(world, "not-possible-now", () => declare(world.deps, id));
  });
});

describe("N-03 who may do and read what in a case", () => {
  it("officers, deciders and auditors read; nobody else of the staff", async () => {
    const { world, acts } = await reachSurveillance(await certifiedWorld(), "evidence");
    for (const actor of [surveillanceOfficer, decider, auditor]) accepted(await acts.seen(actor));
    for (const actor of [reviewer, administrator, tipOfficer])
      await assertRefused(world, "not-allowed", () => acts.seen(actor));
  });

  it("an officer's acts are nobody else's", async () => {
    const outcomes: readonly Outcome[] = ["conforming", "violation"];
    const { world, acts } = await reachSurveillance(await certifiedWorld(), "examination");
    for (const actor of [decider, auditor, reviewer, tipOfficer]) {
      for (const act of [acts.askMore, acts.hear])
        await assertRefused(world, "not-allowed", () => act(actor));
      for (const outcome of outcomes)
        await assertRefused(world, "not-allowed", () => acts.propose(outcome, actor));
    }
  });
});

describe("S-06 the history of a case", () => {
  it("is a timeline of acts, documents and notices, with chains that are intact", async () => {
    const certified = await certifiedWorld();
    const { world, id, acts } = await reachSurveillance(certified, "closed");
    const seen = accepted(await acts.seen(auditor));
    const acted = seen.timeline.flatMap((entry) =>
      entry.what === "act" ? [`${entry.of} ${entry.event.act}`] : [],
    );
    assert.deepEqual(acted, [
      "case openSurveillance",
      "case decideToConduct",
      "case notifyProvider",
      "case fileEvidence",
      "case proposeConclusion",
      "case concludeViolation",
      "correction openCorrection",
      "correction filePlan",
      "correction approvePlan",
      "correction reportDone",
      "case closeCorrected",
      "correction confirmDone",
    ]);
    assert.equal(seen.timeline.filter(({ what }) => what === "document").length, 1);
    assert.ok(seen.intact);
    const { register } = world.deps;
    const forged: typeof register = {
      ...register,
      list: async (kind, partition, range) => {
        const page = await register.list(kind, partition, range);
        return partition.startsWith("correctiveAction#") ? { records: page.records.slice(1) } : page;
      },
    };
    const shortened = watchingActs(world, certified.of, id, { ...world.deps, register: forged });
    assert.equal(accepted(await shortened.seen(auditor)).intact, false);
  });

  it("is listed by status, the latest changed first", async () => {
    const certified = await certifiedWorld();
    await reachSurveillance(certified, "evidence");
    certified.world.clock.moveDays(1);
    const later = await reachSurveillance(certified, "evidence");
    await suspect(certified);
    const list = accepted(
      await listSurveillances(certified.world.deps)({ actor: auditor, status: "evidence" }),
    );
    assert.equal(list.surveillances.length, 2);
    assert.equal(list.surveillances[0]?.surveillanceId, later.id);
  });
});
