import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import { accepted, assertRefused, type Case, openCase } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { bodysWords } from "#test/support/fakes-outsiders.ts";
import {
  administrator,
  auditor,
  decider,
  drafterOf,
  responderOf,
  reviewer,
  signatoryOf,
  surveillanceOfficer,
  tipOfficer,
} from "#test/support/fakes-people.ts";
import { atOnce, contending, onRegister } from "#test/support/fakes-register.ts";
import { createMemoryRegister } from "#test/support/memory-register.ts";
import type { Actor } from "#usecases/actor.ts";
import { declareConflict } from "#usecases/declare-conflict.ts";
import { listAnswerAccesses } from "#usecases/list-answer-accesses.ts";
import { readApplication } from "#usecases/read-application.ts";
import { readInquiry } from "#usecases/read-inquiry.ts";
import { readOwnApplication } from "#usecases/read-own-application.ts";
import { releaseAnswer } from "#usecases/release-answer.ts";

/** A case in which one body has answered, and nobody of the secretariat has looked at it since. */
async function answered() {
  const world = await setup();
  const of = await openCase(world);
  await reach(world, of, "inquiry");
  const acts = actsOf(of, world);
  accepted(await acts.answer("meti", "objection", `${bodysWords} 支障がある。`));
  const read = (actor: Actor, deps: World["deps"] = world.deps) =>
    readApplication(deps)({ actor, applicationId: of.id });
  return { world, of, acts, read };
}

const list = ({ deps }: World, of: Pick<Case, "id">, actor: Actor = auditor) =>
  listAnswerAccesses(deps)({ actor, applicationId: of.id });

/** Who was shown how many turns of which body, as the auditor reads it. */
async function accessesOf(world: World, of: Case) {
  const { accesses, intact } = accepted(await list(world, of));
  assert.ok(intact);
  return accesses.map(({ byName, role, data }) => [byName, role, data["turns"]]);
}

describe("E-05 N-04 whoever is shown what bodies said is on record", () => {
  it("by name and role, with the turns they were shown and when", async () => {
    const { world, of, read } = await answered();
    assert.deepEqual(await accessesOf(world, of), []);
    for (const actor of [reviewer, decider, auditor]) accepted(await read(actor));
    assert.deepEqual(await accessesOf(world, of), [
      [reviewer.name, "reviewer", { meti: 1 }],
      [decider.name, "decider", { meti: 1 }],
      [auditor.name, "auditor", { meti: 1 }],
    ]);
    const { accesses } = accepted(await list(world, of));
    assert.deepEqual(new Set(accesses.map(({ at }) => at)), new Set([world.clock.now()]));
    assertInvariants(world);
  });

  it("once a day in Japan, however often they look", async () => {
    const { world, of, read } = await answered();
    world.clock.set("2027-05-10T02:00:00.000Z");
    accepted(await read(reviewer));
    const after = world.snapshot();
    accepted(await read(reviewer));
    world.clock.set("2027-05-10T14:59:59.999Z");
    accepted(await read(reviewer));
    assert.deepEqual(world.snapshot(), after);
    world.clock.set("2027-05-10T15:00:00.000Z");
    accepted(await read(reviewer));
    accepted(await read(reviewer));
    assert.equal((await accessesOf(world, of)).length, 2);
    assertInvariants(world);
  });

  it("and again on the same day when there is more to be shown", async () => {
    const { world, of, acts, read } = await answered();
    accepted(await read(reviewer));
    accepted(await acts.answer("nco", "moreInformation", `${bodysWords} 株主を知りたい。`));
    accepted(await read(reviewer));
    accepted(await read(reviewer));
    assert.deepEqual(await accessesOf(world, of), [
      [reviewer.name, "reviewer", { meti: 1 }],
      [reviewer.name, "reviewer", { meti: 1, nco: 1 }],
    ]);
    accepted(await acts.answerBody("nco"));
    assert.deepEqual((await accessesOf(world, of)).at(-1), [reviewer.name, "reviewer", { meti: 1, nco: 2 }]);
  });

  it("also when an act shows them, and not when there is nothing to be shown yet", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "inquiry");
    accepted(await readApplication(world.deps)({ actor: reviewer, applicationId: of.id }));
    assert.deepEqual(await accessesOf(world, of), []);
    accepted(await actsOf(of, world).answer("meti", "objection", bodysWords.repeat(2)));
    const release = { applicationId: of.id, body: "meti", reasons: "申請者の意見を聴くため。" };
    accepted(await releaseAnswer(world.deps)({ ...release, actor: decider }));
    assert.deepEqual(await accessesOf(world, of), [[decider.name, "decider", { meti: 1 }]]);
  });

  it("but not staff who are shown none, a body that reads its own, nor the applicant", async () => {
    const { world, of, read } = await answered();
    for (const actor of [surveillanceOfficer, administrator])
      assert.ok(!JSON.stringify(accepted(await read(actor))).includes(bodysWords));
    const command = { applicationId: of.id };
    accepted(await readInquiry(world.deps)({ ...command, actor: responderOf("meti") }));
    for (const actor of [signatoryOf(of.company), drafterOf(of.company)])
      accepted(await readOwnApplication(world.deps)({ ...command, actor }));
    const conflicted = { ...command, actor: decider, statement: "申請者の役員と親族関係がある。" };
    accepted(await declareConflict(world.deps)(conflicted));
    await assertRefused(world, "conflict-of-interest", () => read(decider));
    assert.deepEqual(await accessesOf(world, of), []);
  });

  it("before it: without the record nothing is opened, and with it the record stays though opening fails", async () => {
    const { world, of, read } = await answered();
    let opened = 0;
    const open = async () => {
      opened += 1;
      throw new Error("no key");
    };
    const deps = { ...world.deps, answerVault: { ...world.deps.answerVault, open } };
    const busy = onRegister(deps, contending(world.deps.register, 100));
    await assert.rejects(read(reviewer, busy), /could not be recorded/);
    assert.equal(opened, 0);
    await assert.rejects(read(reviewer, deps), /no key/);
    assert.deepEqual(await accessesOf(world, of), [[reviewer.name, "reviewer", { meti: 1 }]]);
  });

  it("each of two who look at once, and once who looks twice at once", async () => {
    const { world, of, read } = await answered();
    const both = await atOnce(
      world,
      (deps) => read(reviewer, deps),
      () => read(decider),
    );
    for (const outcome of [both.first, both.second]) accepted(outcome);
    assert.deepEqual(
      (await accessesOf(world, of)).map(([name]) => name).toSorted(),
      [reviewer.name, decider.name].toSorted(),
    );
    await atOnce(
      world,
      (deps) => read(auditor, deps),
      () => read(auditor),
    );
    assert.equal((await accessesOf(world, of)).length, 3);
    assertInvariants(world);
  });
});

describe("E-05 N-03 the record of who was shown answers", () => {
  it("is for auditors alone", async () => {
    const { world, of, read } = await answered();
    accepted(await read(reviewer));
    for (const actor of [reviewer, decider, surveillanceOfficer, administrator, tipOfficer])
      await assertRefused(world, "not-allowed", () => list(world, of, actor));
    for (const actor of [signatoryOf(of.company), responderOf("meti")])
      assert.ok(!(await list(world, of, actor)).done);
    await assertRefused(world, "not-found", () => list(world, { id: "none" }));
    const draft = await openCase(world, 1);
    await assertRefused(world, "not-found", () => list(world, draft));
  });

  it("says so when an entry was taken away or changed", async () => {
    const { world, of, read } = await answered();
    accepted(await read(reviewer));
    accepted(await read(decider));
    const events = recordsOf(world, "event").filter(({ act }) => act === "readAnswers");
    const [first, last] = events;
    assert.ok(first && last && events.length === 2);
    for (const kept of [[first], [last], [], [{ ...first, by: last.by }, last]]) {
      const spoilt = createMemoryRegister();
      await spoilt.seed(...recordsOf(world, "application"), ...recordsOf(world, "answerAccess"), ...kept);
      const deps = onRegister(world.deps, spoilt.register);
      const { intact } = accepted(await listAnswerAccesses(deps)({ actor: auditor, applicationId: of.id }));
      assert.equal(intact, false);
    }
  });
});
