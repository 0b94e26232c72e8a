import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { PersonRole } from "#scheme/roles.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, answerAll, reach } from "#test/support/fakes-acts.ts";
import { accepted, assertRefused, type Case, load, loadIn, openCase } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import {
  allrounder,
  auditor,
  decider,
  otherDecider,
  otherReviewer,
  reviewer,
  signatoryOf,
} from "#test/support/fakes-people.ts";
import { atOnce, interleaving, onRegister, wordOf } from "#test/support/fakes-register.ts";
import type { Actor } from "#usecases/actor.ts";
import { declareConflict } from "#usecases/declare-conflict.ts";
import { openDocument } from "#usecases/open-document.ts";
import { readApplication } from "#usecases/read-application.ts";
import { readHistory } from "#usecases/read-history.ts";
import { releaseAnswer } from "#usecases/release-answer.ts";
import { requestRemediation } from "#usecases/request-remediation.ts";

const statement = "前職が申請者です。";
const conflict = (world: Pick<World, "deps">, of: Case, actor: Actor) =>
  declareConflict(world.deps)({ actor, applicationId: of.id, statement });

/** What somebody can have done in a case before it is to be decided; each leaves it waiting for a decision. */
const pasts: Readonly<Record<string, (world: World, of: Case, person: Actor) => Promise<unknown>>> = {
  nothing: async (world, of) => reach(world, of, "awaitingDecision"),
  "completed the form check": async (world, of, person) => {
    await reach(world, of, "formCheck");
    accepted(await actsOf(of, world).formCheck("accept", person));
    await actsOf(of, world).ask();
    await answerAll(world, of);
    accepted(await actsOf(of, world).propose("certify"));
  },
  "sent it back": async (world, of, person) => {
    await reach(world, of, "review");
    const findings = [
      { item: "x", wrong: "所在地が登記と異なります。", remedy: "登記のとおりに直してください。" },
    ];
    accepted(await requestRemediation(world.deps)({ actor: person, applicationId: of.id, findings }));
    const acts = actsOf(of, world);
    accepted(await acts.file());
    await acts.check();
    accepted(await acts.formCheck("accept"));
    await acts.ask();
    await acts.conclude();
    accepted(await acts.propose("certify"));
  },
  "proposed it": async (world, of, person) => {
    await reach(world, of, "review");
    accepted(await actsOf(of, world).propose("certify", person));
  },
  "proposed it before it was returned": async (world, of, person) => {
    await reach(world, of, "review");
    accepted(await actsOf(of, world).propose("certify", person));
    accepted(await actsOf(of, world).decide("return"));
    accepted(await actsOf(of, world).propose("certify", otherReviewer));
  },
  "declared a conflict": async (world, of, person) => {
    await reach(world, of, "awaitingDecision");
    accepted(await conflict(world, of, person));
  },
};

const mayDecide: Readonly<Record<string, string>> = {
  nothing: "done",
  "declared a conflict": "conflict-of-interest",
};

describe("F-01 four eyes: who did what before, and decides what now", () => {
  for (const [past, live] of Object.entries(pasts)) {
    for (const outcome of ["certify", "refuse", "return"] as const) {
      const expected = mayDecide[past] ?? "four-eyes";
      it(`somebody who ${past} and would ${outcome}: ${expected}`, async () => {
        const world = await setup();
        const of = await openCase(world);
        await live(world, of, allrounder);
        const decide = () => actsOf(of, world).decide(outcome, allrounder);
        if (expected === "done") accepted(await decide());
        else await assertRefused(world, expected, decide);
        assertInvariants(world);
      });
    }
  }

  it("holds in the storage too: a decider who becomes a reviewer between reading and writing is refused", async () => {
    for (const outcome of ["certify", "refuse", "return"] as const) {
      for (const field of ["reviewedBy", "conflictedStaff", "proposedBy"] as const) {
        const world = await setup();
        const of = await openCase(world);
        const { subject } = decider;
        const before = await reach(world, of, "awaitingDecision");
        const changes = field === "proposedBy" ? { proposedBy: subject } : { [field]: [subject] };
        // The version stays: only the condition on the person can refuse the write.
        const meanwhile = () =>
          world.deps.register.commit([{ put: "upsert", record: { ...before, ...changes } }]);
        const refusals: string[] = [];
        const seen = onRegister(world.deps, interleaving(world.deps.register, meanwhile));
        const watched = onRegister(seen, {
          ...seen.register,
          commit: async (writes) => {
            const answer = await seen.register.commit(writes);
            if (!answer.committed) refusals.push(`${answer.reason} ${answer.write}`);
            return answer;
          },
        });
        const decided = await actsOf(of, world, watched).decide(outcome, decider);
        assert.deepEqual(refusals, ["conditionFailed 0"], `${outcome} ${field}`);
        assert.equal(wordOf(decided), field === "conflictedStaff" ? "conflict-of-interest" : "four-eyes");
        await loadIn(world, of, "awaitingDecision");
        assert.deepEqual(recordsOf(world, "certification"), []);
      }
    }
  });
});

describe("F-01 a declared conflict", () => {
  it("is in the ledger with its statement, once", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "formCheck");
    accepted(await conflict(world, of, decider));
    const event = recordsOf(world, "event").at(-1);
    assert.deepEqual(
      [event?.act, event?.by.subject, event?.data["statement"]],
      ["declareConflict", decider.subject, statement],
    );
    const after = world.snapshot();
    accepted(await conflict(world, of, decider));
    assert.deepEqual(world.snapshot(), after);
    assertInvariants(world);
  });

  it("declared by two at once counts for both", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "formCheck");
    const { first, second } = await atOnce(
      world,
      (deps) => conflict({ deps }, of, decider),
      () => conflict(world, of, reviewer),
    );
    assert.deepEqual([wordOf(first), wordOf(second)], ["done", "done"]);
    assert.deepEqual((await load(world, of)).conflictedStaff, [reviewer.subject, decider.subject]);
    assertInvariants(world);
  });

  it("closes the case to them: nothing can be read or done", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "awaitingDecision");
    accepted(await conflict(world, of, decider));
    const [document] = recordsOf(world, "document");
    const of_ = { actor: decider, applicationId: of.id };
    const closed = "conflict-of-interest";
    await assertRefused(world, closed, () => readApplication(world.deps)(of_));
    await assertRefused(world, closed, () => readHistory(world.deps)(of_));
    await assertRefused(world, closed, () =>
      openDocument(world.deps)({ ...of_, documentId: document?.id ?? "" }),
    );
    await assertRefused(world, closed, () =>
      releaseAnswer(world.deps)({ ...of_, body: "meti", reasons: statement }),
    );
    accepted(await readApplication(world.deps)({ ...of_, actor: otherDecider }));
    accepted(await actsOf(of, world).decide("certify", otherDecider));
  });

  it("is declared by reviewers and deciders, in a case that was filed and is open", async () => {
    const world = await setup();
    const of = await openCase(world);
    await assertRefused(world, "not-found", () => conflict(world, of, reviewer));
    accepted(await actsOf(of, world).file());
    await assertRefused(world, "not-allowed", () => conflict(world, of, auditor));
    await assertRefused(world, "not-allowed", () => conflict(world, of, signatoryOf(of.company)));
    await assertRefused(world, "not-found", () => conflict(world, { ...of, id: "none" }, reviewer));
    accepted(await actsOf(of, world).withdraw());
    await assertRefused(world, "not-possible-now", () => conflict(world, of, reviewer));
  });

  it("of somebody with both roles bars both", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "review");
    const both: PersonRole[] = ["reviewer", "decider", "auditor"];
    const person = { ...allrounder, roles: both };
    accepted(await conflict(world, of, person));
    await assertRefused(world, "conflict-of-interest", () => actsOf(of, world).propose("certify", person));
    await assertRefused(world, "conflict-of-interest", () =>
      readApplication(world.deps)({ actor: person, applicationId: of.id }),
    );
  });
});
