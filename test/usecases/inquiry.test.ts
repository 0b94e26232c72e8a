import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { digestOf } from "#proof/digest.ts";
import { addBusinessDays, jstDay } from "#scheme/calendar.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  assertRefused,
  type Case,
  inquiryOf,
  openCase,
  openTaskOf,
  tasksOf,
  waitedFor,
} from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { bodies, responderOf, reviewer, signatoryOf, strangers } from "#test/support/fakes-people.ts";
import { atOnce, contending, onRegister, wordOf } from "#test/support/fakes-register.ts";
import { acknowledgeInquiry } from "#usecases/acknowledge-inquiry.ts";
import { answerInquiry } from "#usecases/answer-inquiry.ts";
import { listInquiries } from "#usecases/list-inquiries.ts";
import { readInquiry } from "#usecases/read-inquiry.ts";

const [first, second, third] = bodies.map(({ code }) => code);
assert.ok(first && second && third);

async function asked() {
  const world = await setup();
  const of = await openCase(world);
  await reach(world, of, "inquiry");
  return { world, of, acts: actsOf(of, world) };
}

const acknowledge = (world: World, of: Case, body: string) =>
  acknowledgeInquiry(world.deps)({ actor: responderOf(body), applicationId: of.id });

describe("E-01 the inquiry is put", () => {
  it("to every body of the policy at once, each with its own due day, questions and documents", async () => {
    const { world, of } = await asked();
    const today = jstDay(world.clock.now());
    for (const body of bodies) {
      const shown = accepted(
        await readInquiry(world.deps)({ actor: responderOf(body.code), applicationId: of.id }),
      );
      assert.equal(shown.dueDay, addBusinessDays(today, body.dueBusinessDays));
      assert.deepEqual(shown.questions, body.questions);
      assert.deepEqual(
        shown.documents.map(({ slot }) => slot).toSorted(),
        body.documents
          .filter((slot) => slot !== "delegateSecurityCheck" && slot !== "trustEvaluation")
          .toSorted(),
      );
      const task = await openTaskOf(world, of, "inquiryAnswer", body.code);
      assert.equal(task.dueDay, shown.dueDay);
    }
    const put = recordsOf(world, "outbox").flatMap(({ effect }) =>
      effect.type === "notice" && effect.recipient.to === "body" ? [effect.recipient.body] : [],
    );
    assert.deepEqual(
      put,
      bodies.map(({ code }) => code),
    );
    assertInvariants(world);
  });

  it("once, however often and by how many it is put", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "accepted");
    const ask = (deps: typeof world.deps) => actsOf(of, world, deps).ask();
    await atOnce(world, ask, ask);
    assert.equal(recordsOf(world, "inquiry").length, bodies.length);
    const after = world.snapshot();
    await actsOf(of, world).ask();
    assert.deepEqual(world.snapshot(), after);
  });

  it("and each body sees its own alone", async () => {
    const { world, of } = await asked();
    const list = async (body: string) =>
      accepted(await listInquiries(world.deps)({ actor: responderOf(body) })).inquiries.map(
        ({ applicationId, body: of_ }) => `${applicationId} ${of_}`,
      );
    assert.deepEqual(await list(first), [`${of.id} ${first}`]);
    assert.deepEqual(await list("mof"), []);
    await assertRefused(world, "not-found", () =>
      readInquiry(world.deps)({ actor: responderOf("mof"), applicationId: of.id }),
    );
    await assertRefused(world, "not-found", () =>
      readInquiry(world.deps)({ actor: reviewer, applicationId: of.id }),
    );
    await assertRefused(world, "not-allowed", () => listInquiries(world.deps)({ actor: reviewer }));
  });
});

describe("E-02 a body answers", () => {
  it("acknowledges once, with name and time", async () => {
    const { world, of, acts } = await asked();
    assert.equal(accepted(await acknowledge(world, of, first)).status, "acknowledged");
    await assertRefused(world, "not-possible-now", () => acknowledge(world, of, first));
    await assertRefused(world, "not-found", () => acknowledge(world, of, "mof"));
    const event = recordsOf(world, "event").at(-1);
    assert.deepEqual(
      [event?.act, event?.by.subject, event?.by.role, event?.at],
      ["acknowledge", `responder-${first}`, "governmentResponder", world.clock.now()],
    );
    accepted(await acts.withdraw());
    await assertRefused(world, "not-possible-now", () => acknowledge(world, of, second));
  });

  for (const answer of ["noObjection", "objection", "notConcerned"] as const) {
    it(`${answer}: recorded with name, body, time and digest, once`, async () => {
      const { world, of, acts } = await asked();
      world.clock.moveDays(2);
      const view = accepted(await acts.answer(first, answer));
      assert.equal(view.status, answer);
      const [said] = recordsOf(world, "inquiryAnswer");
      assert.deepEqual(
        [said?.body, said?.by.subject, said?.at, said?.number],
        [first, `responder-${first}`, world.clock.now(), 1],
      );
      const { answerDigest, turns } = await inquiryOf(world, of, first);
      assert.deepEqual([answerDigest, turns], [digestOf(said), 1]);
      const task = (await tasksOf(world, of)).find(({ body }) => body === first);
      assert.equal(task?.status, "answered");
      for (const again of ["noObjection", "objection", "moreInformation"] as const) {
        await assertRefused(world, "task-closed", () => acts.answer(first, again));
      }
      await assertRefused(world, "not-possible-now", () => acknowledge(world, of, first));
      assertInvariants(world);
    });
  }

  it("two people of a body at once give one answer", async () => {
    const { world, of, acts } = await asked();
    const outcome = await atOnce(
      world,
      (deps) => actsOf(of, world, deps).answer(first, "noObjection"),
      () => acts.answer(first, "objection"),
    );
    assert.deepEqual([wordOf(outcome.first), wordOf(outcome.second)], ["task-closed", "done"]);
    assert.equal((await inquiryOf(world, of, first)).status, "objection");
    assert.equal(recordsOf(world, "inquiryAnswer").length, 1);
  });

  it("two bodies at once do not stand in each other's way", async () => {
    const { world, of, acts } = await asked();
    const outcome = await atOnce(
      world,
      (deps) => actsOf(of, world, deps).answer(first, "noObjection"),
      () => acts.answer(second, "noObjection"),
    );
    assert.deepEqual([wordOf(outcome.first), wordOf(outcome.second)], ["done", "done"]);
    assert.deepEqual(await waitedFor(world, of), [`inquiryAnswer ${third}`]);
  });

  it("is not told that the inquiry is closed when the register is only busy", async () => {
    const { world, of } = await asked();
    const busy = onRegister(world.deps, contending(world.deps.register, 2));
    accepted(await actsOf(of, world, busy).answer(first, "noObjection"));
  });

  it("too late, after a withdrawal, is told so, also when both happen at once", async () => {
    const { world, of, acts } = await asked();
    const outcome = await atOnce(
      world,
      (deps) => actsOf(of, world, deps).answer(first, "objection"),
      () => acts.withdraw(),
    );
    assert.deepEqual([wordOf(outcome.first), wordOf(outcome.second)], ["task-closed", "done"]);
    await assertRefused(world, "task-closed", () => acts.answer(second, "noObjection"));
    assert.deepEqual(recordsOf(world, "inquiryAnswer"), []);
    assertInvariants(world);
  });

  it("is for responders of that body alone", async () => {
    const { world, of } = await asked();
    const answer = (actor: typeof reviewer) =>
      answerInquiry(world.deps)({ actor, applicationId: of.id, answer: "noObjection" });
    for (const stranger of [...strangers, signatoryOf(of.company)].filter(({ body }) => body === undefined)) {
      await assertRefused(world, "not-found", () => answer(stranger));
    }
    await assertRefused(world, "not-allowed", () => answer({ ...reviewer, body: first }));
    await assertRefused(world, "not-found", () => answer(responderOf("mof")));
    await assertRefused(world, "not-found", () =>
      answerInquiry(world.deps)({ actor: responderOf(first), applicationId: "none", answer: "noObjection" }),
    );
  });
});
