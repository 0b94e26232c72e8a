import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, answerAll, fileWithFinding, reach } from "#test/support/fakes-acts.ts";
import { accepted, type Case, fillIn, openCase, openTaskOf, soundForm } from "#test/support/fakes-case.ts";
import { reviewer, signatoryOf } from "#test/support/fakes-people.ts";
import { answerInformationRequest } from "#usecases/answer-information-request.ts";
import { readApplication } from "#usecases/read-application.ts";
import { readOwnApplication } from "#usecases/read-own-application.ts";

async function clockOf(world: World, of: Case) {
  const view = accepted(await readApplication(world.deps)({ actor: reviewer, applicationId: of.id }));
  assert.ok(view.processing);
  return view.processing;
}

describe("F-05 the standard processing period", () => {
  it("does not begin before anything is filed", async () => {
    const world = await setup();
    const of = await openCase(world);
    const actor = signatoryOf(of.company);
    const view = accepted(await readOwnApplication(world.deps)({ actor, applicationId: of.id }));
    assert.equal(view.processing, undefined);
  });

  it("counts the secretariat's and the government's business days, and stops with the applicant", async () => {
    const world = await setup();
    const of = await openCase(world);
    await fileWithFinding(world, of);
    const acts = actsOf(of, world);
    await acts.check();
    world.clock.moveDays(7);
    assert.deepEqual(
      [(await clockOf(world, of)).usedBusinessDays, (await clockOf(world, of)).ball],
      [0, "applicant"],
    );
    await fillIn(world, of, soundForm(world, of));
    accepted(await acts.file());
    await acts.check();
    world.clock.moveDays(2);
    accepted(await acts.formCheck("accept"));
    await acts.ask();
    assert.deepEqual(
      [(await clockOf(world, of)).usedBusinessDays, (await clockOf(world, of)).ball],
      [2, "government"],
    );
    world.clock.moveDays(7);
    await answerAll(world, of);
    accepted(await acts.propose("certify"));
    world.clock.moveDays(1);
    accepted(await acts.decide("certify"));
    const done = await clockOf(world, of);
    assert.deepEqual([done.usedBusinessDays, done.ball, done.late], [9, "nobody", false]);
    const days = Object.fromEntries(
      done.steps.map(({ step, ball, businessDays }) => [`${step} ${ball}`, businessDays]),
    );
    assert.deepEqual(
      [days["formCheck secretariat"], days["inquiry government"], days["awaitingDecision secretariat"]],
      [2, 5, 2],
    );
    world.clock.moveDays(100);
    assert.deepEqual(await clockOf(world, of), done);
  });

  it("stops while a question is with the applicant, though other bodies are still asked", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "inquiry");
    const acts = actsOf(of, world);
    world.clock.moveDays(1);
    accepted(await acts.answer("meti", "moreInformation"));
    accepted(await acts.askApplicant("meti"));
    world.clock.moveDays(7);
    assert.equal((await clockOf(world, of)).ball, "applicant");
    const before = (await clockOf(world, of)).usedBusinessDays;
    const { id: requestId } = await openTaskOf(world, of, "applicantInformation", "meti");
    const actor = signatoryOf(of.company);
    accepted(
      await answerInformationRequest(world.deps)({
        actor,
        applicationId: of.id,
        requestId,
        text: "別紙のとおりです。",
      }),
    );
    world.clock.moveDays(1);
    const after = await clockOf(world, of);
    assert.deepEqual([before, after.usedBusinessDays, after.ball], [0, 1, "government"]);
  });

  it("says late from the day after its last day on, and never while the applicant has the ball", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "formCheck");
    world.clock.set("2027-08-04T01:00:00.000Z");
    const { usedBusinessDays, late } = await clockOf(world, of);
    assert.deepEqual([usedBusinessDays, late], [60, true]);
    world.clock.moveDays(-1);
    assert.equal((await clockOf(world, of)).late, false);
    world.clock.moveDays(1);
    accepted(await actsOf(of, world).formCheck("remediate"));
    assert.equal((await clockOf(world, of)).late, false);
  });
});
