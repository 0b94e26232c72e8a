import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { endOfDay } from "#scheme/calendar.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, fileWithFinding, reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  type Case,
  fillIn,
  inquiryOf,
  load,
  loadIn,
  openCase,
  soundForm,
} from "#test/support/fakes-case.ts";
import { assertInvariants } from "#test/support/fakes-invariants.ts";
import { allrounder, decider, otherReviewer, reviewer, signatoryOf } from "#test/support/fakes-people.ts";
import { atOnce } from "#test/support/fakes-register.ts";
import { addStaffDocument } from "#usecases/add-staff-document.ts";
import { declareConflict } from "#usecases/declare-conflict.ts";
import { listOwnApplications } from "#usecases/list-own-applications.ts";
import { readOwnApplication } from "#usecases/read-own-application.ts";
import { saveForm } from "#usecases/save-form.ts";
import { settleSilence } from "#usecases/settle-silence.ts";
import { sweep } from "#usecases/sweep.ts";

const reasons = "審査基準に照らして判断した。";

async function seenBy(world: World, of: Case) {
  const actor = signatoryOf(of.company);
  const own = accepted(await readOwnApplication(world.deps)({ actor, applicationId: of.id }));
  const { applications } = accepted(await listOwnApplications(world.deps)({ actor }));
  const listed = applications.find(({ applicationId }) => applicationId === of.id);
  assert.equal(listed?.updatedAt, own.updatedAt);
  return { version: own.version, updatedAt: own.updatedAt, status: own.status };
}

const declare = async (world: World, of: Case, actor = otherReviewer) =>
  accepted(await declareConflict(world.deps)({ actor, applicationId: of.id, statement: reasons }));

const addDocument = async (world: World, of: Case, actor = allrounder) =>
  accepted(
    await addStaffDocument(world.deps)({
      actor,
      applicationId: of.id,
      slot: "other",
      fileName: "memo.pdf",
      contentType: "application/pdf",
      bytes: 10,
      sha256: "a".repeat(64),
    }),
  );

describe("E-05 version and last change, as the applicant is shown them", () => {
  it("tell nothing of what reviewers, bodies and the procedure do while the case is under review", async () => {
    const world = await setup();
    const of = await openCase(world);
    const acts = actsOf(of, world);
    await reach(world, of, "accepted");
    const accepted_ = await seenBy(world, of);
    assert.equal(accepted_.status, "underReview");
    const silent = async () => {
      world.clock.set(endOfDay((await inquiryOf(world, of, "nco")).dueDay));
      world.clock.moveDays(1);
      await sweep(world.deps)();
    };
    const settle = async () =>
      accepted(
        await settleSilence(world.deps)({
          actor: otherReviewer,
          applicationId: of.id,
          body: "nco",
          action: "deemNoObjection",
          reasons,
        }),
      );
    const steps: readonly (readonly [string, () => Promise<unknown>])[] = [
      ["asks the bodies", () => acts.ask()],
      ["is asked by a body", async () => accepted(await acts.answer("meti", "moreInformation"))],
      ["answers a body, for the first time", async () => accepted(await acts.answerBody("meti", allrounder))],
      ["is answered", async () => accepted(await acts.answer("meti", "objection"))],
      ["is answered by another", async () => accepted(await acts.answer("npa", "noObjection"))],
      ["hears nothing of a body", silent],
      ["settles a silence, somebody new", settle],
      ["adds a document", () => addDocument(world, of)],
      ["declares a conflict", () => declare(world, of)],
      ["takes the answers together", () => acts.conclude()],
      ["proposes", async () => accepted(await acts.propose("refuse"))],
      ["returns the proposal", async () => accepted(await acts.decide("return"))],
      ["proposes again", async () => accepted(await acts.propose("refuse"))],
    ];
    for (const [what, step] of steps) {
      const { version } = await load(world, of);
      world.clock.set(new Date(Date.parse(world.clock.now()) + 60_000).toISOString());
      await step();
      assert.deepEqual(await seenBy(world, of), accepted_, `the secretariat ${what}`);
      assert.ok((await load(world, of)).version >= version);
    }
    accepted(await acts.decide("refuse", decider));
    const concluded = await seenBy(world, of);
    assert.deepEqual(
      [concluded.status, concluded.version, concluded.updatedAt],
      ["concluded", accepted_.version + 1, world.clock.now()],
    );
    assertInvariants(world);
  });

  it("move with every act of the company, and with a status that is new to it", async () => {
    const world = await setup();
    const of = await openCase(world);
    const acts = actsOf(of, world);
    const versions = async () => (await seenBy(world, of)).version;
    const draft = await versions();
    await fileWithFinding(world, of);
    assert.equal(await versions(), draft + 2, "saved and filed");
    await acts.check();
    assert.equal(await versions(), draft + 3, "sent back");
    await fillIn(world, of, soundForm(world, of));
    accepted(await acts.file());
    assert.equal(await versions(), draft + 5, "saved and filed again");
    await acts.check();
    assert.equal(await versions(), draft + 5, "looked at, and still received");
    accepted(await acts.formCheck("accept"));
    assert.equal(await versions(), draft + 6, "under review");
  });
});

describe("B-05 saving during a remediation", () => {
  it("is not hindered by what the secretariat writes meanwhile, before it or at the same moment", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "remediation");
    const { version } = await seenBy(world, of);
    await declare(world, of);
    const form = soundForm(world, of);
    const actor = signatoryOf(of.company);
    const { first } = await atOnce(
      world,
      (deps) => saveForm(deps)({ actor, applicationId: of.id, version, form }),
      () => declare(world, of, reviewer),
    );
    assert.equal(accepted(first).version, version + 1);
    const { form: saved, conflictedStaff } = await loadIn(world, of, "remediation");
    assert.deepEqual(saved, form);
    assert.deepEqual(conflictedStaff, [otherReviewer.subject, reviewer.subject]);
    assertInvariants(world);
  });
});
