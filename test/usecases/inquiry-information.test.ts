import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addBusinessDays, jstDay } from "#scheme/calendar.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, answerAll, reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  assertRefused,
  type Case,
  inquiryOf,
  loadIn,
  openCase,
  openTaskOf,
  waitedFor,
} from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import {
  bodies,
  companyAt,
  decider,
  drafterOf,
  otherReviewer,
  reviewer,
  signatoryOf,
} from "#test/support/fakes-people.ts";
import { atOnce, interleaving, onRegister, wordOf } from "#test/support/fakes-register.ts";
import { answerInformationRequest } from "#usecases/answer-information-request.ts";
import { openedTurn } from "#usecases/core/sealed-answers.ts";
import { declareConflict } from "#usecases/declare-conflict.ts";

const [first, second, third] = bodies.map(({ code }) => code);
assert.ok(first && second && third);

async function asked() {
  const world = await setup();
  const of = await openCase(world);
  await reach(world, of, "inquiry");
  return { world, of, acts: actsOf(of, world) };
}

const inform = (world: World, of: Case, requestId: string, actor = signatoryOf(of.company)) =>
  answerInformationRequest(world.deps)({
    actor,
    applicationId: of.id,
    requestId,
    text: "株主は従業員のみです。",
  });

describe("E-02 more information", () => {
  it("is answered by the secretariat, and the body is asked again with a new due day", async () => {
    const { world, of, acts } = await asked();
    accepted(await acts.answer(first, "moreInformation"));
    assert.deepEqual((await waitedFor(world, of)).includes(`inquirySupplement ${first}`), true);
    await assertRefused(world, "task-closed", () => acts.answer(first, "noObjection"));
    world.clock.moveDays(7);
    accepted(await acts.answerBody(first));
    const { round, status, dueDay } = await inquiryOf(world, of, first);
    const due = addBusinessDays(jstDay(world.clock.now()), bodies[0]?.dueBusinessDays ?? 0);
    assert.deepEqual([round, status, dueDay], [2, "sent", due]);
    assert.equal((await openTaskOf(world, of, "inquiryAnswer", first)).dueDay, due);
    await assertRefused(world, "task-closed", () => acts.answerBody(first));
    accepted(await acts.answer(first, "noObjection"));
    assert.deepEqual(
      recordsOf(world, "inquiryAnswer").map(({ number, act }) => `${number} ${act}`),
      ["1 askForInformation", "2 supplement", "3 answerNoObjection"],
    );
    assertInvariants(world);
  });

  it("asks the applicant, takes the answer, and goes back to the body", async () => {
    const { world, of, acts } = await asked();
    accepted(await acts.answer(first, "moreInformation"));
    accepted(await acts.askApplicant(first));
    assertInvariants(world);
    const { id, dueDay } = await openTaskOf(world, of, "applicantInformation", first);
    assert.equal(dueDay, "2027-05-24");
    await assertRefused(world, "task-closed", () => acts.answerBody(first));
    const view = accepted(await inform(world, of, id, drafterOf(of.company)));
    assert.deepEqual(view.informationRequests, []);
    const replied = recordsOf(world, "inquiryAnswer").find(({ act }) => act === "applicantInforms");
    assert.ok(replied);
    assert.equal(await openedTurn(world.deps, replied), "株主は従業員のみです。");
    await assertRefused(world, "task-closed", () => inform(world, of, id));
    accepted(await acts.answerBody(first));
    accepted(await acts.answer(first, "noObjection"));
    accepted(await acts.answer(second, "noObjection"));
    accepted(await acts.answer(third, "notConcerned"));
    await acts.conclude();
    await loadIn(world, of, "review");
    assertInvariants(world);
  });

  it("asked of the applicant and answered twice at once is answered once", async () => {
    const { world, of, acts } = await asked();
    accepted(await acts.answer(first, "moreInformation"));
    accepted(await acts.askApplicant(first));
    const { id } = await openTaskOf(world, of, "applicantInformation", first);
    const outcome = await atOnce(
      world,
      (deps) => inform({ ...world, deps }, of, id),
      () => inform(world, of, id),
    );
    assert.deepEqual([wordOf(outcome.first), wordOf(outcome.second)], ["task-closed", "done"]);
    assertInvariants(world);
  });

  it("comes back to the secretariat when the applicant stays silent", async () => {
    const { world, of, acts } = await asked();
    accepted(await acts.answer(first, "moreInformation"));
    accepted(await acts.askApplicant(first));
    const { id } = await openTaskOf(world, of, "applicantInformation", first);
    world.clock.moveDays(14);
    const early = world.snapshot();
    await acts.closeOverdue("applicantInformation", first);
    assert.deepEqual(world.snapshot(), early);
    world.clock.moveDays(1);
    await assertRefused(world, "deadline-passed", () => inform(world, of, id));
    await acts.closeOverdue("applicantInformation", first);
    assert.equal((await inquiryOf(world, of, first)).status, "moreInformation");
    await openTaskOf(world, of, "inquirySupplement", first);
    await loadIn(world, of, "inquiry");
    assertInvariants(world);
  });

  it("is the company's alone to give, and the reviewer's alone to ask", async () => {
    const { world, of, acts } = await asked();
    accepted(await acts.answer(first, "moreInformation"));
    for (const actor of [decider, signatoryOf(of.company)]) {
      await assertRefused(world, "not-allowed", () => acts.askApplicant(first, actor));
      await assertRefused(world, "not-allowed", () => acts.answerBody(first, actor));
    }
    await assertRefused(world, "not-found", () => acts.answerBody(first, signatoryOf(companyAt(1))));
    await assertRefused(world, "not-found", () => acts.answerBody("mof"));
    await assertRefused(world, "task-closed", () => acts.answerBody(second));
    const statement = "前職が申請者です。";
    accepted(await declareConflict(world.deps)({ actor: otherReviewer, applicationId: of.id, statement }));
    await assertRefused(world, "conflict-of-interest", () => acts.answerBody(first, otherReviewer));
    accepted(await acts.askApplicant(first));
    const { id } = await openTaskOf(world, of, "applicantInformation", first);
    await assertRefused(world, "not-found", () => inform(world, of, id, signatoryOf(companyAt(1))));
    await assertRefused(world, "not-allowed", () => inform(world, of, id, reviewer));
    await assertRefused(world, "not-found", () => inform(world, of, "none"));
    const { id: others } = await openTaskOf(world, of, "inquiryAnswer", second);
    await assertRefused(world, "not-found", () => inform(world, of, others));
  });

  it("F-01 is not given by somebody whose conflict is declared at that moment", async () => {
    const { world, of, acts } = await asked();
    accepted(await acts.answer(first, "moreInformation"));
    const statement = "前職が申請者です。";
    const outcome = await atOnce(
      world,
      (deps) => actsOf(of, world, deps).answerBody(first),
      (deps) => declareConflict(deps)({ actor: reviewer, applicationId: of.id, statement }),
    );
    assert.deepEqual([wordOf(outcome.first), wordOf(outcome.second)], ["conflict-of-interest", "done"]);
    assert.equal((await inquiryOf(world, of, first)).status, "moreInformation");
  });
});

describe("E-04 the answers taken together", () => {
  it("wait for the last body", async () => {
    const { world, of, acts } = await asked();
    for (const body of [first, second]) {
      accepted(await acts.answer(body, "noObjection"));
      const before = world.snapshot();
      await acts.conclude();
      assert.deepEqual(world.snapshot(), before);
    }
    accepted(await acts.answer(third, "notConcerned"));
    await acts.conclude();
    assert.equal((await loadIn(world, of, "review")).inquiryResult, "noObjection");
    assert.deepEqual(await waitedFor(world, of), ["proposal"]);
    const after = world.snapshot();
    await acts.conclude();
    assert.deepEqual(world.snapshot(), after);
    assertInvariants(world);
  });

  it("one objection is an objection", async () => {
    const { world, of, acts } = await asked();
    accepted(await acts.answer(first, "noObjection"));
    accepted(await acts.answer(second, "objection"));
    accepted(await acts.answer(third, "noObjection"));
    await acts.conclude();
    assert.equal((await loadIn(world, of, "review")).inquiryResult, "objection");
  });

  it("by two at once, once; and not at all when the case is withdrawn at that moment", async () => {
    const { world, of, acts } = await asked();
    for (const body of [first, second, third]) accepted(await acts.answer(body, "noObjection"));
    const busy = interleaving(world.deps.register, () => acts.conclude());
    await actsOf(of, world, onRegister(world.deps, busy)).conclude();
    assert.deepEqual(await waitedFor(world, of), ["proposal"]);
    assertInvariants(world);

    const other = await asked();
    for (const body of [first, second, third]) accepted(await other.acts.answer(body, "noObjection"));
    await atOnce(
      other.world,
      (deps) => actsOf(other.of, other.world, deps).conclude(),
      () => other.acts.withdraw(),
    );
    await loadIn(other.world, other.of, "withdrawn");
    assertInvariants(other.world);
  });

  it("are those of the policy: none is left out", async () => {
    const { world, of } = await asked();
    await answerAll(world, of);
    assert.deepEqual(
      recordsOf(world, "inquiry").map(({ body }) => body),
      bodies.map(({ code }) => code),
    );
  });
});
