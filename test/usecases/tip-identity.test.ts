import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keys } from "#records/layout.ts";
import { tipStatuses } from "#scheme/tip-transitions.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { assertInvariants } from "#test/support/fakes-invariants.ts";
import {
  administrator,
  auditor,
  decider,
  reviewer,
  surveillanceOfficer,
  tipOfficer,
} from "#test/support/fakes-people.ts";
import { atOnce, contending, onRegister, wordOf } from "#test/support/fakes-register.ts";
import { actsOn, identity, tipped } from "#test/support/fakes-tips.ts";
import type { Actor } from "#usecases/actor.ts";
import { declareTipConflict } from "#usecases/declare-tip-conflict.ts";
import { listTasks } from "#usecases/list-tasks.ts";
import { listTips } from "#usecases/list-tips.ts";

describe("S-01 公益通報者保護法 who gave a tip", () => {
  it("is for the tip officer alone, who is recorded before they see it", async () => {
    const { world, identify, accesses } = await tipped({ identity });
    for (const actor of [surveillanceOfficer, decider, auditor, administrator, reviewer])
      await assertRefused(world, "not-allowed", () => identify(actor));
    assert.deepEqual(accepted(await identify()), identity);
    assert.deepEqual(accepted(await identify()), identity);
    const shown = accepted(await accesses());
    assert.deepEqual(
      shown.accesses.map(({ byName, role, data }) => [byName, role, data]),
      [1, 2].map(() => [tipOfficer.name, "tipOfficer", { reason: "本人確認のため連絡をとる。" }]),
    );
    assert.ok(shown.intact);
    assertInvariants(world);
  });

  it("stays closed when the access cannot be recorded", async () => {
    const { world, tipId, code } = await tipped({ identity });
    let opened = 0;
    const busy = onRegister(
      {
        ...world.deps,
        tipVault: {
          ...world.deps.tipVault,
          open: async () => {
            opened += 1;
            return "";
          },
        },
      },
      contending(world.deps.register, 100),
    );
    const outcome = await actsOn(world, tipId, code, busy).identify();
    assert.deepEqual([wordOf(outcome), opened], ["changed-meanwhile", 0]);
  });

  it("is recorded though the vault then fails", async () => {
    const { world, tipId, code, accesses } = await tipped({ identity });
    const broken = {
      ...world.deps,
      tipVault: {
        ...world.deps.tipVault,
        open: async () => {
          throw new Error("no key");
        },
      },
    };
    await assert.rejects(actsOn(world, tipId, code, broken).identify(), /no key/);
    assert.equal(accepted(await accesses()).accesses.length, 1);
  });

  it("by two at once is two accesses", async () => {
    const { world, tipId, code, identify, accesses } = await tipped({ identity });
    await atOnce(
      world,
      (deps) => actsOn(world, tipId, code, deps).identify(),
      () => identify(),
    );
    assert.equal(accepted(await accesses()).accesses.length, 2);
    assertInvariants(world);
  });

  it("is not there when none was given, and that leaves no access", async () => {
    const { world, identify, accesses } = await tipped();
    await assertRefused(world, "not-found", () => identify());
    assert.deepEqual(accepted(await accesses()), { accesses: [], intact: true });
  });

  it("moved to another tip does not open", async () => {
    const { world, tipId } = await tipped({ identity });
    const other = await tipped({ identity }, world);
    const kept = await world.deps.register.get("tipIdentity", keys.tipIdentity(tipId));
    assert.ok(kept);
    await assert.rejects(world.deps.tipVault.open(kept.sealed, { tipId: other.tipId }), /another context/);
  });
});

describe("N-03 tips are a compartment", () => {
  it("that surveillance officers, the tip officer and auditors read", async () => {
    const { world, read, accesses, step } = await tipped();
    for (const actor of [surveillanceOfficer, tipOfficer, auditor]) accepted(await read(actor));
    for (const actor of [decider, reviewer, administrator])
      await assertRefused(world, "not-allowed", () => read(actor));
    for (const actor of [surveillanceOfficer, decider])
      await assertRefused(world, "not-allowed", () => accesses(actor));
    for (const actor of [tipOfficer, auditor, decider])
      await assertRefused(world, "not-allowed", () => step("accept", actor));
  });

  it("whose tasks are on the work-list of those alone who may read tips", async () => {
    const { world } = await tipped();
    const kinds = async (actor: Actor) =>
      accepted(await listTasks(world.deps)({ actor })).tasks.map(({ taskKind }) => taskKind);
    for (const actor of [surveillanceOfficer, auditor])
      assert.deepEqual(await kinds(actor), ["tipAcknowledgement"]);
    for (const actor of [reviewer, decider, administrator]) assert.deepEqual(await kinds(actor), []);
  });

  it("from which whoever declares a conflict of interest is shut out, the tip officer too", async () => {
    const { world, tipId, read, identify } = await tipped({ identity });
    for (const actor of [surveillanceOfficer, tipOfficer, tipOfficer])
      accepted(await declareTipConflict(world.deps)({ actor, tipId, statement: "以前の勤務先である。" }));
    await assertRefused(world, "conflict-of-interest", () => read());
    await assertRefused(world, "conflict-of-interest", () => identify());
    assertInvariants(world);
  });

  it("is listed by status", async () => {
    const { world, step } = await tipped();
    accepted(await step("accept"));
    await tipped({}, world);
    for (const status of tipStatuses) {
      const { tips } = accepted(await listTips(world.deps)({ actor: auditor, status }));
      assert.equal(tips.length, status === "accepted" || status === "received" ? 1 : 0, status);
    }
  });
});
