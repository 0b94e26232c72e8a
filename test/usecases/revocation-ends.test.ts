import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { revocationStatuses } from "#scheme/revocation-transitions.ts";
import type { World } from "#test/support/fakes.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { assertInvariants } from "#test/support/fakes-invariants.ts";
import {
  auditor,
  otherReviewer,
  responderOf,
  reviewer,
  surveillanceOfficer,
  tipOfficer,
} from "#test/support/fakes-people.ts";
import {
  certifiedWorld,
  open,
  reasons,
  revocationIn,
  revocationOf,
  revocationWaitsFor,
  shown,
  told,
  worldAt,
} from "#test/support/fakes-revocations.ts";
import { commitTogether } from "#usecases/core/act.ts";
import { endingRevocation } from "#usecases/core/end-revocations.ts";
import { declareRevocationConflict } from "#usecases/declare-revocation-conflict.ts";
import { readRevocation } from "#usecases/read-revocation.ts";
import { readRevocations } from "#usecases/read-revocations.ts";

async function end(world: World, number: string, ground?: "prerequisiteLapsed" | "falseApplication") {
  const { writes, effects } = await endingRevocation(world.deps, { number }, "認定が返上された。", ground);
  if (writes.length > 0) accepted(await commitTogether(world.deps, writes, effects));
  return writes.length > 0;
}

describe("X-01 M-08 a revocation whose ground is gone", () => {
  const undecided = ["planned", "noticed", "heard", "reported", "awaitingDecision"];
  for (const status of revocationStatuses) {
    it(`${undecided.includes(status) ? "ends" : "is left as it is"} in ${status}`, async () => {
      const { world, of, id } = await worldAt(status);
      const ended = await end(world, of.number);
      assert.equal(ended, undecided.includes(status));
      assert.equal((await revocationOf(world, id)).status, ended ? "discontinued" : status);
      if (ended) assert.deepEqual(await revocationWaitsFor(world, id), []);
      assertInvariants(world);
      if (ended) accepted(await open(world, of));
    });
  }

  it("ends on the ground named alone; the provider is told when it knew of it", async () => {
    const { world, of, id } = await worldAt("noticed");
    assert.equal(await end(world, of.number, "prerequisiteLapsed"), false);
    assert.equal(await end(world, of.number, "falseApplication"), true);
    const readers = told(world, "revocationOutcome").map(({ recipient }) => recipient.to);
    assert.deepEqual(readers, ["provider", "secretariat"]);
    await revocationIn(world, id, "discontinued");
    const planned = await worldAt("planned");
    await end(planned.world, planned.of.number);
    assert.deepEqual(
      told(planned.world, "revocationOutcome").map(({ recipient }) => recipient.to),
      ["secretariat"],
    );
  });

  it("is nothing where there is none", async () => {
    const { world, of } = await certifiedWorld();
    assert.equal(await end(world, of.number), false);
  });
});

describe("F-01 a conflict of interest in a revocation", () => {
  it("ends every act and every reading of that person; another may then take the chair", async () => {
    const { world, id, acts } = await worldAt("noticed");
    const declare = (actor = reviewer) =>
      declareRevocationConflict(world.deps)({ actor, revocationId: id, statement: reasons });
    accepted(await acts.hear(reviewer));
    accepted(await declare());
    accepted(await declare());
    await assertRefused(world, "conflict-of-interest", () => acts.report(reviewer));
    await assertRefused(world, "conflict-of-interest", () =>
      readRevocation(world.deps)({ actor: reviewer, revocationId: id }),
    );
    accepted(await acts.report(otherReviewer));
    await assertRefused(world, "not-allowed", () => declare(auditor));
    accepted(await acts.propose());
    accepted(await declare(surveillanceOfficer));
    await assertRefused(world, "proposer-conflicted", () => acts.decide("revoke"));
    accepted(await acts.decide("return"));
    assertInvariants(world);
  });
});

describe("X-03 reading a revocation", () => {
  it("gives the timeline, and whether its chain is intact", async () => {
    const { world, id } = await worldAt("objected");
    const read = accepted(await readRevocation(world.deps)({ actor: auditor, revocationId: id }));
    assert.deepEqual(
      read.events.map(({ act }) => act),
      [
        "openRevocation",
        "giveNotice",
        "fileExplanation",
        "writeReport",
        "proposeRevocation",
        "revoke",
        "object",
      ],
    );
    assert.equal(read.intact, true);
  });

  it("is for those who may", async () => {
    const { world, id } = await worldAt("noticed");
    const read = (actor: typeof auditor) => readRevocation(world.deps)({ actor, revocationId: id });
    await assertRefused(world, "not-allowed", () => read(tipOfficer));
    await assertRefused(world, "not-found", () => read(responderOf("meti")));
    accepted(await read(auditor));
  });
});

describe("G-02 revocations in public", () => {
  it("are listed while they stand, with day, ground and where they have come to", async () => {
    const stages = {
      revokedUrgently: "hearingFollows",
      revoked: "objectionPossible",
      objected: "objectionPending",
      final: "final",
    } as const;
    for (const status of revocationStatuses) {
      const { world, of } = await worldAt(status);
      const { revocations } = accepted(await readRevocations(world.deps)({}));
      const view = await shown(world, of);
      assert.equal(revocations.length, view.status === "revoked" ? 1 : 0, status);
      const [entry] = revocations;
      if (entry === undefined) continue;
      assert.deepEqual(
        [entry.certificationNumber, entry.revokedOn, entry.ground, entry.providerName],
        [of.number, "2027-05-10", "falseApplication", of.company.name],
      );
      assert.deepEqual(view.revocation, {
        revokedOn: entry.revokedOn,
        ground: entry.ground,
        groundName: entry.groundName,
        stage: entry.stage,
        stageName: entry.stageName,
      });
      if (status in stages)
        assert.equal(entry.stage, Object.entries(stages).find(([name]) => name === status)?.[1]);
    }
  });

  it("name nobody of the office and nothing of what was said", async () => {
    const { world } = await worldAt("objected");
    const words = JSON.stringify(accepted(await readRevocations(world.deps)({})));
    for (const secret of [
      reasons,
      surveillanceOfficer.name,
      "手順に誤り",
      "事実の誤認",
      "サーベイランスで提出",
    ])
      assert.ok(!words.includes(secret), secret);
  });

  it("end after the years of the policy; the entry still says that it is revoked", async () => {
    const { world, of } = await worldAt("revoked");
    world.clock.set("2032-05-10T01:00:00.000Z");
    assert.equal(accepted(await readRevocations(world.deps)({})).revocations.length, 1);
    world.clock.set("2032-05-11T01:00:00.000Z");
    assert.equal(accepted(await readRevocations(world.deps)({})).revocations.length, 0);
    const view = await shown(world, of);
    assert.deepEqual([view.status, view.revocation], ["revoked", undefined]);
  });
});
