import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applicationStatuses } from "#scheme/application-transitions.ts";
import { endOfDay } from "#scheme/calendar.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  assertRefused,
  type Case,
  inquiryOf,
  openCase,
  openTaskOf,
} from "#test/support/fakes-case.ts";
import { createDriver, tokenMark } from "#test/support/fakes-driver.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { applicantNotices, assertTellsNothing, bodysWords } from "#test/support/fakes-outsiders.ts";
import {
  administrator,
  auditor,
  bodies,
  decider,
  responderOf,
  reviewer,
  signatoryOf,
  surveillanceOfficer,
} from "#test/support/fakes-people.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import type { Actor } from "#usecases/actor.ts";
import { answerInformationRequest } from "#usecases/answer-information-request.ts";
import { listApplications } from "#usecases/list-applications.ts";
import { listOwnApplications } from "#usecases/list-own-applications.ts";
import { listTasks } from "#usecases/list-tasks.ts";
import { readApplication } from "#usecases/read-application.ts";
import { readHistory } from "#usecases/read-history.ts";
import { readInquiry } from "#usecases/read-inquiry.ts";
import { readOwnApplication } from "#usecases/read-own-application.ts";
import { releaseAnswer } from "#usecases/release-answer.ts";
import { sweep } from "#usecases/sweep.ts";

async function asked() {
  const world = await setup();
  const of = await openCase(world);
  await reach(world, of, "inquiry");
  const own = async () =>
    accepted(await readOwnApplication(world.deps)({ actor: signatoryOf(of.company), applicationId: of.id }));
  const release = (body: string, actor: Actor = decider) =>
    releaseAnswer(world.deps)({ actor, applicationId: of.id, body, reasons: "申請者の意見を聴くため。" });
  return { world, of, acts: actsOf(of, world), own, release };
}

async function assertApplicantKnowsNothing(world: World, of: Case): Promise<void> {
  const actor = signatoryOf(of.company);
  const view = accepted(await readOwnApplication(world.deps)({ actor, applicationId: of.id }));
  assertTellsNothing(view, "the applicant's view");
  assertTellsNothing(accepted(await listOwnApplications(world.deps)({ actor })), "the applicant's list");
  for (const { template, words } of applicantNotices(world)) {
    assertTellsNothing(JSON.stringify(words), `the notice ${template}`);
  }
}

describe("E-05 what the applicant is shown", () => {
  for (const status of applicationStatuses) {
    it(`in ${status} tells nothing of who is asked or what they said`, async () => {
      const world = await setup();
      const of = await openCase(world);
      await reach(world, of, status);
      await assertApplicantKnowsNothing(world, of);
    });
  }

  it("through every answer, every silence, a question and every reminder tells nothing either", async () => {
    const { world, of, acts } = await asked();
    accepted(await acts.answer("meti", "moreInformation", `${bodysWords} 株主を知りたい。`));
    accepted(await acts.askApplicant("meti"));
    await assertApplicantKnowsNothing(world, of);
    for (let day = 0; day < 14; day += 1) {
      await sweep(world.deps)();
      world.clock.moveDays(1);
    }
    const { id: requestId } = await openTaskOf(world, of, "applicantInformation", "meti");
    const actor = signatoryOf(of.company);
    const text = "株主は従業員のみです。";
    const reply = accepted(
      await answerInformationRequest(world.deps)({ actor, applicationId: of.id, requestId, text }),
    );
    assertTellsNothing(reply, "the reply to an answer");
    accepted(await acts.answerBody("meti"));
    accepted(await acts.answer("meti", "objection", `${bodysWords} 支障がある。`));
    world.clock.set(endOfDay((await inquiryOf(world, of, "nco")).dueDay));
    await sweep(world.deps)();
    await sweep(world.deps)();
    accepted(await acts.answer("nco", "notConcerned", bodysWords));
    await acts.conclude();
    await assertApplicantKnowsNothing(world, of);
    accepted(await acts.propose("refuse"));
    accepted(await acts.decide("refuse"));
    await assertApplicantKnowsNothing(world, of);
    const templates = new Set(applicantNotices(world).map(({ template }) => template));
    for (const template of ["receipt", "accepted", "informationRequest", "reminder", "refused"] as const) {
      assert.ok(templates.has(template), `no notice ${template} was looked at`);
    }
    assertInvariants(world);
  });

  it("names the question by a number that says nothing", async () => {
    const { acts, own } = await asked();
    accepted(await acts.answer("nco", "moreInformation", bodysWords));
    accepted(await acts.askApplicant("nco"));
    const [request] = (await own()).informationRequests;
    assert.match(request?.requestId ?? "", /^[0-9A-Z]{26}$/);
    assert.equal(request?.question, "株主の構成を教えてください。");
  });
});

describe("E-05 releasing an answer", () => {
  it("shows the applicant what that body said, and nothing of the others", async () => {
    const { world, acts, own, release } = await asked();
    accepted(await acts.answer("meti", "objection", "支障がある。"));
    accepted(await acts.answer("nco", "objection", bodysWords));
    assert.deepEqual((await own()).releasedAnswers, []);
    accepted(await release("meti"));
    const meti = bodies.find(({ code }) => code === "meti");
    assert.deepEqual((await own()).releasedAnswers, [{ bodyName: meti?.name, text: "支障がある。" }]);
    const { releasedAnswers: _, ...rest } = await own();
    assertTellsNothing(rest, "the rest of the view");
    const event = recordsOf(world, "event").findLast(({ act }) => act === "releaseAnswer");
    assert.deepEqual(
      [event?.act, event?.by.subject, event?.data["reasons"]],
      ["releaseAnswer", decider.subject, "申請者の意見を聴くため。"],
    );
    assertInvariants(world);
  });

  it("shows the answer, not what was asked before it", async () => {
    const { acts, own, release } = await asked();
    accepted(await acts.answer("meti", "moreInformation", bodysWords));
    accepted(await acts.answerBody("meti"));
    accepted(await acts.answer("meti", "noObjection", "支障はない。"));
    accepted(await release("meti"));
    assert.deepEqual(
      (await own()).releasedAnswers.map(({ text }) => text),
      ["支障はない。"],
    );
  });

  it("once, by two at once too, and only what was answered", async () => {
    const { world, of, acts, release } = await asked();
    await assertRefused(world, "not-possible-now", () => release("meti"));
    accepted(await acts.answer("meti", "objection"));
    const { first, second } = await atOnce(
      world,
      (deps) =>
        releaseAnswer(deps)({
          actor: decider,
          applicationId: of.id,
          body: "meti",
          reasons: "意見を聴くため。",
        }),
      () => release("meti"),
    );
    assert.deepEqual([wordOf(first), wordOf(second)], ["not-possible-now", "done"]);
    await assertRefused(world, "not-possible-now", () => release("meti"));
    await assertRefused(world, "not-found", () => release("mof"));
    await assertRefused(world, "not-allowed", () => release("meti", reviewer));
    await assertRefused(world, "not-allowed", () => release("meti", signatoryOf(of.company)));
    assertInvariants(world);
  });
});

describe("E-05 the compartment of answers", () => {
  it("is open to reviewers, deciders and auditors, and shut to the rest of the secretariat", async () => {
    const { world, of, acts } = await asked();
    accepted(await acts.answer("meti", "objection", bodysWords));
    const read = async (actor: Actor) =>
      JSON.stringify(accepted(await readApplication(world.deps)({ actor, applicationId: of.id })));
    for (const reader of [reviewer, decider, auditor]) assert.ok((await read(reader)).includes(bodysWords));
    for (const reader of [administrator, surveillanceOfficer]) {
      assert.ok(!(await read(reader)).includes(bodysWords), reader.subject);
    }
  });

  it("shows a body its own exchange, and no other's", async () => {
    const { world, of, acts } = await asked();
    accepted(await acts.answer("meti", "objection", bodysWords));
    accepted(await acts.answer("nco", "moreInformation", "株主を知りたい。"));
    accepted(await acts.askApplicant("nco"));
    for (const { code } of bodies) {
      const view = accepted(
        await readInquiry(world.deps)({ actor: responderOf(code), applicationId: of.id }),
      );
      assert.equal(JSON.stringify(view).includes(bodysWords), code === "meti");
      assert.ok(view.exchange.every(({ act }) => act !== "askApplicant" && act !== "applicantInforms"));
    }
  });

  it("is not in the history", async () => {
    const { world, of, acts } = await asked();
    accepted(await acts.answer("meti", "objection", bodysWords));
    const history = accepted(await readHistory(world.deps)({ actor: auditor, applicationId: of.id }));
    assert.ok(!JSON.stringify(history).includes(bodysWords));
  });
});

it("no task token is in any view, mail, log or other record", async () => {
  const { world, of, acts, own } = await asked();
  const driver = createDriver(world);
  await driver.settle();
  accepted(await acts.answer("meti", "moreInformation"));
  await driver.settle();
  assert.ok(recordsOf(world, "taskToken").every(({ token }) => token.startsWith(tokenMark)));
  assert.ok(recordsOf(world, "taskToken").length >= 3);
  const shown = [
    await own(),
    await readApplication(world.deps)({ actor: reviewer, applicationId: of.id }),
    await readHistory(world.deps)({ actor: auditor, applicationId: of.id }),
    await readInquiry(world.deps)({ actor: responderOf("meti"), applicationId: of.id }),
    await listTasks(world.deps)({ actor: reviewer }),
    await listApplications(world.deps)({ actor: reviewer }),
    world.mailer.sent.map(({ mime }) => Buffer.from(mime).toString("utf8")),
    world.logged,
    world.memory.records().filter(({ kind }) => kind !== "taskToken"),
    [...world.documents.kept.keys()],
  ];
  assert.ok(!JSON.stringify(shown).includes(tokenMark));
});
