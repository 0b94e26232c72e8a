import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { digestOf } from "#proof/digest.ts";
import { addBusinessDays, endOfDay, jstDay } from "#scheme/calendar.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  assertRefused,
  type Case,
  inquiryOf,
  load,
  loadIn,
  openCase,
  openTaskOf,
  waitedFor,
} from "#test/support/fakes-case.ts";
import { createDriver } from "#test/support/fakes-driver.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import {
  allrounder,
  bodies,
  companyAt,
  decider,
  otherReviewer,
  reviewer,
  signatoryOf,
} from "#test/support/fakes-people.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import type { Actor } from "#usecases/actor.ts";
import { openedTurn } from "#usecases/core/sealed-answers.ts";
import { declareConflict } from "#usecases/declare-conflict.ts";
import { settleSilence } from "#usecases/settle-silence.ts";

/** The body that the policy treats so when it stays silent. */
function bodyThat(rule: "wait" | "escalate" | "deemNoObjection"): string {
  const body = bodies.find(({ silence }) => silence === rule);
  assert.ok(body, `the policy has no body with the rule ${rule}`);
  return body.code;
}
const waiting = bodyThat("wait");
const escalating = bodyThat("escalate");
const deeming = bodyThat("deemNoObjection");

async function overdue() {
  const world = await setup();
  const of = await openCase(world);
  await reach(world, of, "inquiry");
  const { dueDay } = await inquiryOf(world, of, waiting);
  return { world, of, dueDay, acts: actsOf(of, world) };
}

const settle = (
  world: Pick<World, "deps">,
  of: Case,
  body: string,
  action: "prolong" | "deemNoObjection",
  actor: Actor = reviewer,
) =>
  settleSilence(world.deps)({ actor, applicationId: of.id, body, action, reasons: "電話で確認したため。" });

function noticesOf(world: World, template: string) {
  return recordsOf(world, "outbox").flatMap(({ effect }) =>
    effect.type === "notice" && effect.content.template === template ? [effect] : [],
  );
}

describe("E-03 a body that stays silent", () => {
  for (const body of [waiting, escalating, deeming]) {
    it(`is left alone until its due day is over (${body})`, async () => {
      const { world, dueDay, acts } = await overdue();
      world.clock.set(new Date(Date.parse(endOfDay(dueDay)) - 1).toISOString());
      const before = world.snapshot();
      await acts.closeOverdue("inquiryAnswer", body);
      assert.deepEqual(world.snapshot(), before);
    });
  }

  it("is waited for where the policy says so; it is marked, the secretariat is told, and it may still answer", async () => {
    const { world, of, dueDay, acts } = await overdue();
    world.clock.set(endOfDay(dueDay));
    await acts.closeOverdue("inquiryAnswer", waiting);
    const { status, silence } = await inquiryOf(world, of, waiting);
    assert.deepEqual([status, silence], ["overdue", "wait"]);
    assert.deepEqual(
      noticesOf(world, "overdue").map(({ recipient, content }) => [
        recipient.to,
        content.template === "overdue" && content.consequence,
      ]),
      [["secretariat", "wait"]],
    );
    const after = world.snapshot();
    await acts.closeOverdue("inquiryAnswer", waiting);
    assert.deepEqual(world.snapshot(), after);
    assertInvariants(world);
    accepted(await acts.answer(waiting, "objection"));
    assertInvariants(world);
  });

  it("is brought to the secretariat where the policy says so, and may still answer", async () => {
    const { world, of, dueDay, acts } = await overdue();
    world.clock.set(endOfDay(dueDay));
    await acts.closeOverdue("inquiryAnswer", escalating);
    const { status, silence } = await inquiryOf(world, of, escalating);
    assert.deepEqual([status, silence], ["escalated", "escalate"]);
    await openTaskOf(world, of, "silentBody", escalating);
    const after = world.snapshot();
    await acts.closeOverdue("inquiryAnswer", escalating);
    assert.deepEqual(world.snapshot(), after);
    assertInvariants(world);
    accepted(await acts.answer(escalating, "noObjection"));
    assert.deepEqual(
      (await waitedFor(world, of)).filter((each) => each.endsWith(escalating)),
      [],
    );
    assertInvariants(world);
  });

  it("is taken to have no objection where the policy says so, which is recorded, and may not answer any more", async () => {
    const { world, of, dueDay, acts } = await overdue();
    world.clock.set(endOfDay(dueDay));
    await acts.closeOverdue("inquiryAnswer", deeming);
    const { status, silence } = await inquiryOf(world, of, deeming);
    assert.deepEqual([status, silence], ["deemedNoObjection", "deemNoObjection"]);
    const event = recordsOf(world, "event").at(-1);
    assert.deepEqual([event?.act, event?.by.role], ["deemNoObjection", "system"]);
    await assertRefused(world, "task-closed", () => acts.answer(deeming, "objection"));
    assertInvariants(world);
  });

  for (const body of [waiting, escalating, deeming]) {
    it(`and answers at the very moment its silence is judged: one of both counts (${body})`, async () => {
      const { world, of, dueDay, acts } = await overdue();
      world.clock.set(endOfDay(dueDay));
      await atOnce(
        world,
        (deps) => actsOf(of, world, deps).closeOverdue("inquiryAnswer", body),
        () => acts.answer(body, "objection"),
      );
      assert.equal((await inquiryOf(world, of, body)).status, "objection");
      assertInvariants(world);
      const other = await overdue();
      other.world.clock.set(endOfDay(other.dueDay));
      const { first } = await atOnce(
        other.world,
        (deps) => actsOf(other.of, other.world, deps).answer(body, "objection"),
        () => other.acts.closeOverdue("inquiryAnswer", body),
      );
      assert.equal(wordOf(first), body === deeming ? "task-closed" : "done");
      assertInvariants(other.world);
    });
  }
});

describe("F-02 what a silence is recorded as", () => {
  it("is no answer: a decision rests on no digest of what was said before", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "inquiry");
    const acts = actsOf(of, world);
    accepted(await acts.answer(deeming, "moreInformation"));
    accepted(await acts.answerBody(deeming));
    accepted(await acts.answer(escalating, "noObjection"));
    accepted(await acts.answer(waiting, "noObjection"));
    world.clock.set(endOfDay((await inquiryOf(world, of, deeming)).dueDay));
    await acts.closeOverdue("inquiryAnswer", deeming);
    await acts.conclude();
    accepted(await acts.propose("certify"));
    accepted(await acts.decide("certify"));
    const { decision } = await loadIn(world, of, "certified");
    assert.deepEqual(
      decision.answers.find(({ body }) => body === deeming),
      { body: deeming, status: "deemedNoObjection" },
    );
  });

  it("settled by the secretariat is recorded by the digest of its reasons", async () => {
    const { world, of, dueDay, acts } = await overdue();
    world.clock.set(endOfDay(dueDay));
    await acts.closeOverdue("inquiryAnswer", escalating);
    accepted(await settle(world, of, escalating, "deemNoObjection"));
    const said = recordsOf(world, "inquiryAnswer").at(-1);
    assert.equal((await inquiryOf(world, of, escalating)).answerDigest, digestOf(said));
  });
});

describe("E-03 the secretariat settles a silence", () => {
  async function silent(body: string) {
    const found = await overdue();
    found.world.clock.set(endOfDay(found.dueDay));
    await found.acts.closeOverdue("inquiryAnswer", body);
    return found;
  }

  for (const body of [waiting, escalating]) {
    it(`by more time: the body is asked again with a new due day (${body})`, async () => {
      const { world, of, acts } = await silent(body);
      accepted(await settle(world, of, body, "prolong"));
      const { status, round, dueDay } = await inquiryOf(world, of, body);
      const days = bodies.find(({ code }) => code === body)?.dueBusinessDays ?? 0;
      assert.deepEqual(
        [status, round, dueDay],
        ["sent", 2, addBusinessDays(jstDay(world.clock.now()), days)],
      );
      assertInvariants(world);
      await assertRefused(world, "not-possible-now", () => settle(world, of, body, "prolong"));
      world.clock.set(endOfDay(dueDay));
      await acts.closeOverdue("inquiryAnswer", body);
      assert.notEqual((await inquiryOf(world, of, body)).status, "sent");
      assertInvariants(world);
    });

    it(`by taking it for no objection, with reasons and name (${body})`, async () => {
      const { world, of } = await silent(body);
      accepted(await settle(world, of, body, "deemNoObjection"));
      assert.equal((await inquiryOf(world, of, body)).status, "deemedNoObjection");
      const said = recordsOf(world, "inquiryAnswer").at(-1);
      assert.ok(said);
      assert.deepEqual(
        [said.act, await openedTurn(world.deps, said), said.by.subject],
        ["deemNoObjection", "電話で確認したため。", reviewer.subject],
      );
      await assertRefused(world, "not-possible-now", () => settle(world, of, body, "deemNoObjection"));
      assertInvariants(world);
    });
  }

  it("once, when two do or when the body answers at that moment", async () => {
    const { world, of, acts } = await silent(escalating);
    const both = await atOnce(
      world,
      (deps) => settle({ deps }, of, escalating, "deemNoObjection"),
      () => acts.answer(escalating, "objection"),
    );
    assert.deepEqual([wordOf(both.first), wordOf(both.second)], ["not-possible-now", "done"]);
    assert.equal((await inquiryOf(world, of, escalating)).status, "objection");
    assertInvariants(world);
  });

  it("is for reviewers without a conflict, and only once the due day has passed", async () => {
    const { world, of } = await silent(escalating);
    await assertRefused(world, "not-possible-now", () => settle(world, of, waiting, "deemNoObjection"));
    await assertRefused(world, "not-allowed", () => settle(world, of, escalating, "prolong", decider));
    const [own, foreign] = [signatoryOf(of.company), signatoryOf(companyAt(1))];
    await assertRefused(world, "not-allowed", () => settle(world, of, escalating, "prolong", own));
    await assertRefused(world, "not-found", () => settle(world, of, escalating, "prolong", foreign));
    await assertRefused(world, "not-found", () => settle(world, of, "mof", "prolong"));
    const statement = "前職が申請者です。";
    accepted(await declareConflict(world.deps)({ actor: otherReviewer, applicationId: of.id, statement }));
    await assertRefused(world, "conflict-of-interest", () =>
      settle(world, of, escalating, "deemNoObjection", otherReviewer),
    );
  });

  it("F-01 whoever settled it has reviewed the case, and does not decide it", async () => {
    const { world, of, acts } = await silent(escalating);
    accepted(await settle(world, of, escalating, "deemNoObjection", allrounder));
    accepted(await acts.answer(waiting, "noObjection"));
    accepted(await acts.answer(deeming, "noObjection"));
    await acts.conclude();
    accepted(await acts.propose("certify"));
    assert.ok((await load(world, of)).reviewedBy.includes(allrounder.subject));
    await assertRefused(world, "four-eyes", () => acts.decide("certify", allrounder));
    accepted(await acts.decide("certify"));
  });

  it("F-01 so has whoever answered a body or asked the applicant for it", async () => {
    const { world, of, acts } = await overdue();
    accepted(await acts.answer(waiting, "moreInformation"));
    accepted(await acts.answerBody(waiting, allrounder));
    accepted(await acts.answer(escalating, "moreInformation"));
    accepted(await acts.askApplicant(escalating, otherReviewer));
    const { reviewedBy } = await load(world, of);
    assert.deepEqual(reviewedBy, [reviewer.subject, allrounder.subject, otherReviewer.subject]);
    assertInvariants(world);
  });
});

it("E-03 the execution goes through every rule of silence by its timers alone", async () => {
  const world = await setup();
  const of = await openCase(world);
  const driver = createDriver(world);
  await reach(world, of, "accepted");
  await driver.settle();
  await loadIn(world, of, "inquiry");
  world.clock.moveDays(40);
  await driver.fireTimers();
  const statuses = await Promise.all(
    [waiting, escalating, deeming].map(async (body) => (await inquiryOf(world, of, body)).status),
  );
  assert.deepEqual(statuses, ["overdue", "escalated", "deemedNoObjection"]);
  accepted(await settle(world, of, escalating, "deemNoObjection"));
  await driver.settle();
  await loadIn(world, of, "inquiry");
  accepted(await actsOf(of, world).answer(waiting, "noObjection"));
  await driver.settle();
  await loadIn(world, of, "review");
  assert.deepEqual(await waitedFor(world, of), ["proposal"]);
  assertInvariants(world);
});
