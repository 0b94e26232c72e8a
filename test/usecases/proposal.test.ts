import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applicationStatuses } from "#scheme/application-transitions.ts";
import { addBusinessDays } from "#scheme/calendar.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  assertRefused,
  type Case,
  load,
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
  otherDecider,
  policy,
  reviewer,
  signatoryOf,
  strangers,
} from "#test/support/fakes-people.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import { proposeDecision } from "#usecases/propose-decision.ts";
import { readApplication } from "#usecases/read-application.ts";

async function at(status: "review" | "awaitingDecision") {
  const world = await setup();
  const of = await openCase(world);
  await reach(world, of, status);
  return { world, of, acts: actsOf(of, world) };
}

async function withObjection() {
  const world = await setup();
  const of = await openCase(world);
  await reach(world, of, "inquiry");
  const acts = actsOf(of, world);
  for (const { code } of bodies)
    accepted(await acts.answer(code, code === "meti" ? "objection" : "noObjection"));
  await acts.conclude();
  return { world, of, acts };
}

describe("F-01 a proposal", () => {
  it("names who made it, and waits for somebody to decide", async () => {
    const { world, of, acts } = await at("review");
    const view = accepted(await acts.propose("certify"));
    assert.equal(view.status, "awaitingDecision");
    const { proposedBy, proposal, reviewedBy } = await loadIn(world, of, "awaitingDecision");
    assert.deepEqual(
      [proposedBy, proposal.by.subject, reviewedBy],
      [reviewer.subject, reviewer.subject, [reviewer.subject]],
    );
    const task = await openTaskOf(world, of, "decision");
    assert.equal(task.dueDay, addBusinessDays("2027-05-10", policy.processing.decisionBusinessDays.value));
    await assertRefused(world, "not-possible-now", () => acts.propose("certify"));
    assertInvariants(world);
  });

  it("E-04 to certify against an objection says how it was weighed", async () => {
    const { world, of, acts } = await withObjection();
    await assertRefused(world, "objection-unanswered", () => acts.propose("certify"));
    const onObjections = "指摘の点は申請者が改めたことを確認した。";
    const outcome = await proposeDecision(world.deps)({
      actor: reviewer,
      applicationId: of.id,
      outcome: "certify",
      reasons: "基準に適合する。",
      onObjections,
    });
    assert.equal(accepted(outcome).proposal?.onObjections, onObjections);
    const event = recordsOf(world, "event").findLast(({ act }) => act === "propose");
    assert.equal(event?.data["onObjections"], onObjections);
    assertInvariants(world);
  });

  it("E-04 to refuse after an objection needs nothing more", async () => {
    const { acts } = await withObjection();
    accepted(await acts.propose("refuse"));
  });

  it("by two at once is one proposal", async () => {
    const { world, of, acts } = await at("review");
    const { first, second } = await atOnce(
      world,
      (deps) => actsOf(of, world, deps).propose("certify"),
      () => acts.propose("refuse"),
    );
    assert.deepEqual([wordOf(first), wordOf(second)], ["not-possible-now", "done"]);
    assert.equal((await loadIn(world, of, "awaitingDecision")).proposal.outcome, "refuse");
    assertInvariants(world);
  });

  it("N-03 is a reviewer's", async () => {
    const { world, of, acts } = await at("review");
    for (const stranger of strangers.filter((each) => each !== reviewer)) {
      const outsider = stranger.roles.includes("governmentResponder");
      await assertRefused(world, outsider ? "not-found" : "not-allowed", () =>
        acts.propose("certify", stranger),
      );
    }
    await assertRefused(world, "not-found", () => acts.propose("certify", signatoryOf(companyAt(1))));
    await assertRefused(world, "not-found", () => actsOf({ ...of, id: "none" }, world).propose("certify"));
  });

  it("returned goes back to the reviewer with reasons, and may be decided by the same person later", async () => {
    const { world, of, acts } = await at("awaitingDecision");
    accepted(await acts.decide("return"));
    const { returned } = await loadIn(world, of, "review");
    assert.ok(returned);
    assert.deepEqual(await waitedFor(world, of), ["proposal"]);
    assertInvariants(world);
    accepted(await acts.propose("certify"));
    accepted(await acts.decide("certify"));
    assertInvariants(world);
  });
});

describe("F-01 one decision", () => {
  for (const [mine, theirs] of [
    ["certify", "refuse"],
    ["refuse", "certify"],
    ["certify", "certify"],
    ["return", "certify"],
  ] as const) {
    it(`of two deciders at once (${mine}, ${theirs}), one decides and the other is told it is closed`, async () => {
      const { world, of, acts } = await at("awaitingDecision");
      const { first, second } = await atOnce(
        world,
        (deps) => actsOf(of, world, deps).decide(mine),
        () => acts.decide(theirs, otherDecider),
      );
      assert.deepEqual([wordOf(first), wordOf(second)], ["task-closed", "done"]);
      assert.equal((await load(world, of)).status, theirs === "refuse" ? "refused" : "certified");
      assert.equal(recordsOf(world, "certification").length, theirs === "refuse" ? 0 : 1);
      assertInvariants(world);
    });
  }

  it("is not taken on a case that is withdrawn at that moment", async () => {
    const { world, of, acts } = await at("awaitingDecision");
    const { first, second } = await atOnce(
      world,
      (deps) => actsOf(of, world, deps).decide("certify"),
      () => acts.withdraw(),
    );
    assert.deepEqual([wordOf(first), wordOf(second)], ["not-possible-now", "done"]);
    assert.deepEqual(recordsOf(world, "certification"), []);
    assertInvariants(world);
  });

  for (const status of applicationStatuses.filter((each) => each !== "awaitingDecision")) {
    const code = status === "certified" || status === "refused" ? "task-closed" : "not-possible-now";
    it(`is not possible in ${status}: ${code}`, async () => {
      const world = await setup();
      const of = await openCase(world);
      await reach(world, of, status);
      for (const outcome of ["certify", "refuse", "return"] as const) {
        await assertRefused(world, code, () => actsOf(of, world).decide(outcome));
      }
    });
  }

  it("N-03 is a decider's", async () => {
    const { world, of, acts } = await at("awaitingDecision");
    for (const stranger of strangers.filter((each) => each !== decider)) {
      const outsider = stranger.roles.includes("governmentResponder");
      await assertRefused(world, outsider ? "not-found" : "not-allowed", () =>
        acts.decide("certify", stranger),
      );
    }
    await assertRefused(world, "not-found", () => acts.decide("certify", signatoryOf(companyAt(1))));
    await assertRefused(world, "not-allowed", () => acts.decide("certify", signatoryOf(of.company)));
    await assertRefused(world, "not-found", () => actsOf({ ...of, id: "none" }, world).decide("certify"));
  });

  it("shows the secretariat who decided what and why", async () => {
    const { world, of, acts } = await at("awaitingDecision");
    accepted(await acts.decide("certify"));
    const view = accepted(await readOf(world, of));
    assert.deepEqual(
      [view.decision?.byName, view.decision?.outcome, view.possibleActs],
      [decider.name, "certify", []],
    );
  });
});

const readOf = (world: World, of: Case) =>
  readApplication(world.deps)({ actor: reviewer, applicationId: of.id });
