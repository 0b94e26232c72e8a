import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays } from "#scheme/calendar.ts";
import { type RevocationStatus, revocationStatuses, standsRevoked } from "#scheme/revocation-transitions.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { strangers, surveillanceOfficer } from "#test/support/fakes-people.ts";
import {
  certifiedWorld,
  open,
  type RevocationActs,
  revocationWaitsFor,
  shown,
  worldAt,
} from "#test/support/fakes-revocations.ts";
import { revocationWaits } from "#usecases/core/revocations.ts";
import type { Outcome } from "#usecases/outcome.ts";

describe("X-01 opening a revocation", () => {
  it("starts its procedure and asks for the notice; the certification stays as it is", async () => {
    const { world, of } = await certifiedWorld();
    const { revocationId, status } = accepted(await open(world, of));
    assert.equal(status, "planned");
    assert.deepEqual(await revocationWaitsFor(world, revocationId), ["revocationNotice"]);
    const started = recordsOf(world, "outbox").filter(({ effect }) => effect.type === "startProcedure");
    assert.deepEqual(started.at(-1)?.effect, {
      type: "startProcedure",
      procedure: "revocation",
      caseId: revocationId,
      generation: 1,
    });
    assert.equal((await shown(world, of)).status, "valid");
    assertInvariants(world);
  });

  it("is for a surveillance officer", async () => {
    const { world, of } = await certifiedWorld();
    for (const actor of strangers.filter(({ subject }) => subject !== surveillanceOfficer.subject))
      await assertRefused(world, actor.roles[0] === "governmentResponder" ? "not-found" : "not-allowed", () =>
        open(world, of, "other", actor),
      );
  });

  it("of a certification there is one undecided, also of two at once", async () => {
    const { world, of } = await certifiedWorld();
    const both = await Promise.all([open(world, of), open(world, of, "other")]);
    assert.deepEqual(both.map((each) => (each.done ? "done" : each.code)).toSorted(), [
      "already-open",
      "done",
    ]);
    await assertRefused(world, "already-open", () => open(world, of));
    assert.equal(recordsOf(world, "revocation").length, 1);
  });

  it("is of a certification that there is, and that has not ended", async () => {
    const { world, of } = await certifiedWorld();
    await assertRefused(world, "not-found", () => open(world, { ...of, number: "SP-2027-VA-9999" }));
    const { validUntil } = await shown(world, of);
    world.clock.set(`${addDays(validUntil, 1)}T01:00:00.000Z`);
    await assertRefused(world, "not-possible-now", () => open(world, of));
  });

  it("can be opened anew once the one before it was decided or discontinued", async () => {
    for (const status of ["notRevoked", "discontinued", "setAside"] as const) {
      const { world, of } = await worldAt(status);
      accepted(await open(world, of));
    }
  });
});

describe("X-02 where a revocation stands and whom it waits for", () => {
  for (const status of revocationStatuses) {
    it(`in ${status}: ${revocationWaits[status] ?? "nobody"}; the certification ${standsRevoked(status) ? "stands revoked" : "is in force"}`, async () => {
      const { world, of, id } = await worldAt(status);
      const waits = revocationWaits[status];
      assert.deepEqual(await revocationWaitsFor(world, id), waits === undefined ? [] : [waits]);
      assert.equal((await shown(world, of)).status, standsRevoked(status) ? "revoked" : "valid");
      assertInvariants(world);
    });
  }
});

/** Every act, the statuses it is possible from, and how often it may be done. */
const acts: Readonly<
  Record<
    string,
    { from: readonly RevocationStatus[]; act: (acts: RevocationActs) => Promise<Outcome<unknown>> }
  >
> = {
  notice: { from: ["planned", "revokedUrgently"], act: (of) => of.notice() },
  explain: { from: ["noticed", "heard", "urgentNoticed", "urgentHeard"], act: (of) => of.explain() },
  hear: { from: ["noticed", "heard", "urgentNoticed", "urgentHeard"], act: (of) => of.hear() },
  report: { from: ["heard", "urgentHeard"], act: (of) => of.report() },
  propose: { from: ["reported"], act: (of) => of.propose() },
  revoke: { from: ["awaitingDecision"], act: (of) => of.decide("revoke") },
  doNotRevoke: { from: ["awaitingDecision"], act: (of) => of.decide("doNotRevoke") },
  return: { from: ["awaitingDecision"], act: (of) => of.decide("return") },
  urgently: { from: ["planned"], act: (of) => of.urgently() },
  confirm: { from: ["urgentReported"], act: (of) => of.confirm("confirm") },
  cancel: {
    from: ["revokedUrgently", "urgentNoticed", "urgentHeard", "urgentReported"],
    act: (of) => of.confirm("cancel"),
  },
  discontinue: {
    from: ["planned", "noticed", "heard", "reported", "awaitingDecision"],
    act: (of) => of.discontinue(),
  },
  object: { from: ["revoked"], act: (of) => of.object() },
  dismiss: { from: ["objected"], act: (of) => of.settle("dismiss") },
  setAside: { from: ["objected"], act: (of) => of.settle("setAside") },
};

describe("X-02 X-03 X-05 every act, from every status", () => {
  for (const status of revocationStatuses) {
    it(`from ${status}`, async () => {
      let made = await worldAt(status);
      for (const [name, { from, act }] of Object.entries(acts)) {
        const before = made.world.snapshot();
        const outcome = await act(made.acts);
        assert.equal(outcome.done, from.includes(status), `${name} from ${status}`);
        assertInvariants(made.world);
        if (outcome.done) made = await worldAt(status);
        else {
          assert.deepEqual(made.world.snapshot(), before, `${name} from ${status} wrote`);
          assert.ok(
            ["not-possible-now", "task-closed", "not-found", "objection-period-over"].includes(outcome.code),
            `${name} from ${status}: ${outcome.code}`,
          );
        }
      }
    });
  }

  it("has its effect once when done twice at once", async () => {
    for (const [name, { from, act }] of Object.entries(acts)) {
      if (["explain", "hear"].includes(name)) continue;
      const made = await worldAt(from[0] ?? "planned");
      const both = await Promise.all([act(made.acts), act(made.acts)]);
      assert.equal(both.filter(({ done }) => done).length, 1, `${name} twice`);
      assertInvariants(made.world);
    }
  });
});
