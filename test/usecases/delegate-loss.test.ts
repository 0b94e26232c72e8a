import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Deps, Register } from "#ports";
import type { Delegation as DelegationRecord } from "#records/delegation.ts";
import { keys } from "#records/layout.ts";
import type { Delegation } from "#scheme/application-form.ts";
import { type DelegateLoss, delegateLosses } from "#scheme/delegation-transitions.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { accepted } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { type Certified, certificationOf, certify, noticesOf } from "#test/support/fakes-providers.ts";
import { atOnce, contending, crashing, onRegister } from "#test/support/fakes-register.ts";
import { commitTogether } from "#usecases/core/act.ts";
import { alertDelegators } from "#usecases/core/delegate-loss.ts";
import { declareDelegation } from "#usecases/declare-delegation.ts";
import { deliverEffect } from "#usecases/deliver-effect.ts";
import { endDelegation } from "#usecases/end-delegation.ts";

const day = "2027-05-10";

const workWith = (delegate: Certified, changes: Partial<Delegation> = {}): Delegation => ({
  description: "繁忙期の診断作業",
  directlyRelated: true,
  form: "quasiMandate",
  delegateName: delegate.name,
  delegateCorporateNumber: delegate.corporateNumber,
  redelegates: false,
  matchingCategoryExists: true,
  workFrom: day,
  workUntil: "2027-09-30",
  ...changes,
});

async function declare(world: World, of: Certified, delegation: Delegation): Promise<string> {
  const declared = await declareDelegation(world.deps)({
    actor: of.signatory,
    number: of.number,
    delegation,
  });
  return accepted(declared).delegationId;
}

async function delegating(changes: Partial<Delegation> = {}) {
  const world = await setup();
  const delegator = await certify(world, 0);
  const delegate = await certify(world, 1);
  const delegationId = await declare(world, delegator, workWith(delegate, changes));
  return { world, delegator, delegate, delegationId };
}

/** Lays the effect of a loss into the outbox, as the act that ends a certification does. */
async function lose(world: World, of: Certified, loss: DelegateLoss, on = day): Promise<string> {
  const effect = alertDelegators(await certificationOf(world, of), loss, on);
  accepted(await commitTogether(world.deps, [], [effect]));
  const entries = recordsOf(world, "outbox").filter((each) => each.effect.type === "alertDelegators");
  return entries.at(-1)?.id ?? "";
}

async function alerted(world: World, of: Certified, loss: DelegateLoss, on = day): Promise<void> {
  assert.equal(await deliverEffect(world.deps)(await lose(world, of, loss, on)), "delivered");
}

const toldOf = (world: World) =>
  noticesOf(world, "delegateLost").map(({ recipient, content }) => [
    recipient.to,
    content.reference,
    content.loss,
  ]);
const lossesOf = (world: World) =>
  recordsOf(world, "delegation").flatMap((each) => each.losses.map(({ loss }) => loss));

describe("L-02 a delegate that loses its certification", () => {
  for (const loss of delegateLosses) {
    it(`by ${loss}: delegator and secretariat are told, once`, async () => {
      const { world, delegator, delegate } = await delegating();
      await alerted(world, delegate, loss);
      const expected = [
        ["provider", delegator.number, loss],
        ["secretariat", delegator.number, loss],
      ];
      assert.deepEqual(toldOf(world), expected);
      await alerted(world, delegate, loss);
      assert.deepEqual(toldOf(world), expected);
      assert.deepEqual(lossesOf(world), [loss]);
      assertInvariants(world);
    });
  }

  it("tells of each loss: suspended, and after it was lifted, suspended again and revoked", async () => {
    const { world, delegate } = await delegating();
    await alerted(world, delegate, "suspended");
    await alerted(world, delegate, "suspended", "2027-06-10");
    await alerted(world, delegate, "revoked", "2027-06-20");
    assert.deepEqual(lossesOf(world), ["suspended", "suspended", "revoked"]);
    assert.equal(toldOf(world).length, 6);
  });

  it("tells of work that runs on that day or later, and of none that is over or has ended", async () => {
    const { world, delegator, delegate, delegationId } = await delegating();
    await declare(world, delegator, workWith(delegate, { workUntil: day, description: "今日までの作業" }));
    await declare(world, delegator, workWith(delegate, { workFrom: "2027-08-01", description: "先の作業" }));
    const { signatory: actor, number } = delegator;
    accepted(
      await endDelegation(world.deps)({ actor, number, delegationId, reason: "業務が終わったため。" }),
    );
    await alerted(world, delegate, "returned");
    assert.equal(toldOf(world).length, 4);
    await alerted(world, delegate, "revoked", "2027-05-11");
    assert.equal(toldOf(world).length, 6);
  });

  it("tells of no work that does not rest on its certification", async () => {
    const { world, delegate, delegator } = await delegating({ directlyRelated: false });
    await declare(world, delegator, workWith(delegate, { directlyRelated: false, form: "other" }));
    await alerted(world, delegate, "revoked");
    assert.deepEqual(toldOf(world), []);
  });

  it("tells nobody where another certification of it carries the work", async () => {
    const { world, delegate } = await delegating();
    const next = await certificationOf(world, delegate);
    await world.memory.seed({ ...next, number: "CSP-2027-VA-0099", validUntil: "2031-01-01" });
    await alerted(world, delegate, "returned");
    assert.deepEqual(toldOf(world), []);
  });

  it("X-04 tells of its other certifications too, when its revocation bars the company", async () => {
    const { world, delegate } = await delegating();
    const lost = { ...(await certificationOf(world, delegate)), category: "audit" as const };
    const revoked = { ...lost, number: "CSP-2027-AU-0001", status: "revoked" as const };
    await world.memory.seed(revoked);
    await alerted(world, { ...delegate, number: revoked.number }, "revoked");
    assert.deepEqual(lossesOf(world), []);
    const provider = await world.deps.register.get("provider", keys.provider(delegate.corporateNumber));
    assert.ok(provider);
    const barred = { ...provider, version: provider.version + 1, barredUntil: "2028-05-09" };
    await world.deps.register.commit([{ put: "upsert", record: barred }]);
    await alerted(world, { ...delegate, number: revoked.number }, "revoked");
    assert.deepEqual(lossesOf(world), ["barred"]);
  });

  it("tells once when it is delivered twice at the same moment, and again after a crash at any point", async () => {
    const { world, delegate } = await delegating();
    const id = await lose(world, delegate, "revoked");
    const elsewhere = (deps: Deps) => onRegister(deps, { ...deps.register });
    await atOnce(
      world,
      (deps) => deliverEffect(deps)(id),
      (deps) => deliverEffect(elsewhere(deps))(id),
    );
    assert.equal(toldOf(world).length, 2);
    for (let at = 1; at < 40; at += 1) {
      for (const when of ["before", "after"] as const) {
        const again = await lose(
          world,
          delegate,
          "suspended",
          `2027-06-${String((at % 28) + 1).padStart(2, "0")}`,
        );
        const { deps, crashed } = crashing(world.deps, at, when);
        await deliverEffect(deps)(again).catch(() => "again");
        assert.equal(await deliverEffect(world.deps)(again), "delivered");
        if (!crashed()) break;
      }
    }
    const told = noticesOf(world, "delegateLost").map(({ recipient, content }) =>
      JSON.stringify([recipient, content.loss, content.lostOn]),
    );
    assert.equal(new Set(told).size, told.length, "somebody was told twice");
    assertInvariants(world);
  });

  it("is tried again while the register is busy", async () => {
    const { world, delegate } = await delegating();
    const id = await lose(world, delegate, "revoked");
    const busy = onRegister(world.deps, contending(world.deps.register, 9));
    assert.equal(await deliverEffect(busy)(id), "again");
    assert.equal(await deliverEffect(world.deps)(id), "delivered");
    assert.equal(toldOf(world).length, 2);
  });
});

/** A register that counts what is read through it. */
function countingReads(register: Register) {
  const reads = { get: 0, pages: 0, records: 0 };
  const counted: Register = {
    ...register,
    get: (kind, key) => {
      reads.get += 1;
      return register.get(kind, key);
    },
    listBy: async (kind, index, partition, range) => {
      const page = await register.listBy(kind, index, partition, range);
      reads.pages += 1;
      reads.records += page.records.length;
      return page;
    },
  };
  return { register: counted, reads };
}

describe("L-02 what an alert costs", () => {
  async function readsWith(others: number, concerned: number) {
    const { world, delegate } = await delegating();
    const [model] = recordsOf(world, "delegation");
    assert.ok(model);
    const copy = (index: number, changes: Partial<DelegationRecord["declared"]>): DelegationRecord => ({
      ...model,
      id: `copy${index}${JSON.stringify(changes).length}`,
      declared: { ...model.declared, ...changes },
      ledger: { sequence: 0, hash: "0".repeat(64) },
    });
    for (let index = 0; index < others; index += 1)
      await world.memory.seed(copy(index, { delegateCorporateNumber: "4000012090001" }));
    for (let index = 0; index < concerned; index += 1)
      await world.memory.seed(copy(index, { workUntil: "2027-12-01" }));
    const id = await lose(world, delegate, "revoked");
    const { register, reads } = countingReads(world.deps.register);
    assert.equal(await deliverEffect(onRegister(world.deps, register))(id), "delivered");
    return { reads, told: toldOf(world).length };
  }

  it("is that of the work concerned, page by page, whatever else there is", async () => {
    const alone = await readsWith(0, 0);
    const crowded = await readsWith(300, 0);
    assert.deepEqual(crowded.reads, alone.reads);
    assert.deepEqual([alone.told, alone.reads.pages, alone.reads.records], [2, 2, 2]);
    const many = await readsWith(0, 149);
    assert.deepEqual([many.told, many.reads.pages, many.reads.records], [300, 3, 151]);
  });
});
