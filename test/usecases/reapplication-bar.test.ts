import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keys } from "#records/layout.ts";
import { revocationGrounds } from "#scheme/revocation-grounds.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import { accepted, assertRefused, fillIn, openCase, soundForm } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import {
  companyAt,
  decider,
  otherDecider,
  policy,
  reviewer,
  signatoryOf,
} from "#test/support/fakes-people.ts";
import { atOnce } from "#test/support/fakes-register.ts";
import {
  certify,
  reasons,
  revocationAt,
  shown,
  thirdDecider,
  worldAt,
} from "#test/support/fakes-revocations.ts";
import { allowReapplication } from "#usecases/allow-reapplication.ts";
import { createApplication } from "#usecases/create-application.ts";
import { decideRevocation } from "#usecases/decide-revocation.ts";

const apply = (world: World, index = 0, category: "audit" | "monitoringOperation" = "audit") =>
  createApplication(world.deps)({ actor: signatoryOf(companyAt(index)), kind: "new", category });
const company = companyAt(0).corporateNumber;
const providerOf = (world: World) => world.deps.register.get("provider", keys.provider(company));
const allow = (world: World, actor = thirdDecider) =>
  allowReapplication(world.deps)({ actor, corporateNumber: company, reasons });

describe("X-04 the bar on a new application", () => {
  it("holds by corporate number, in every category, until its last day, for a draft and for what was drafted before", async () => {
    const world = await setup();
    const of = await certify(world);
    const drafted = await openCase(world, 0, "monitoringOperation");
    await revocationAt(world, of, "revoked");
    await assertRefused(world, "barred", () => apply(world));
    await assertRefused(world, "barred", () => actsOf(drafted, world).file());
    accepted(await apply(world, 1));
    world.clock.set("2028-05-10T14:59:59.000Z");
    await assertRefused(world, "barred", () => apply(world));
    world.clock.set("2028-05-10T15:00:00.000Z");
    accepted(await apply(world));
  });

  it("is as long as the policy says for each ground, and none where it says none", async () => {
    for (const ground of revocationGrounds) {
      const world = await setup();
      const of = await certify(world);
      await revocationAt(world, of, "revoked", ground);
      const months = policy.revocation.grounds.value.find((each) => each.ground === ground)?.barMonths ?? 0;
      assert.equal((await providerOf(world))?.barredUntil, months === 0 ? undefined : "2028-05-10", ground);
      assert.equal((await apply(world)).done, months === 0);
    }
  });

  it("shows the company's other certifications as suspended for as long as it lasts, and no longer", async () => {
    const world = await setup();
    const [of, other] = [await certify(world), await certify(world, 0, "audit")];
    const stranger = await certify(world, 1);
    const { acts } = await revocationAt(world, of, "revoked");
    assert.equal((await shown(world, other)).status, "suspended");
    assert.equal((await shown(world, stranger)).status, "valid");
    accepted(await acts.object());
    accepted(await acts.settle("setAside"));
    assert.equal((await shown(world, other)).status, "valid");
  });

  it("of two revocations set aside one by one, what still stands bars", async () => {
    const world = await setup();
    const [of, other] = [await certify(world), await certify(world, 0, "audit")];
    const first = await revocationAt(world, of, "objected");
    world.clock.moveDays(30);
    const second = await revocationAt(world, other, "objected", "correctionNotDone");
    assert.equal((await providerOf(world))?.barredUntil, "2028-06-09");
    accepted(await second.acts.settle("setAside"));
    assert.equal((await providerOf(world))?.barredUntil, "2028-05-10");
    accepted(await first.acts.settle("setAside"));
    const provider = await providerOf(world);
    assert.deepEqual([provider?.barredUntil, provider?.revocations], [undefined, []]);
    accepted(await apply(world, 0, "monitoringOperation"));
    assertInvariants(world);
  });
});

describe("X-03 X-04 what happens at the same moment", () => {
  it("of two certifications of a company revoked at once, both are, and both count", async () => {
    const world = await setup();
    const [of, other] = [await certify(world), await certify(world, 0, "audit")];
    const first = await revocationAt(world, of, "awaitingDecision");
    const second = await revocationAt(world, other, "awaitingDecision", "other");
    const both = await Promise.all([first.acts.decide(), second.acts.decide()]);
    assert.deepEqual(
      both.map(({ done }) => done),
      [true, true],
    );
    assert.equal((await providerOf(world))?.revocations.length, 2);
    assertInvariants(world);
  });

  it("a certification that changes between reading and revoking is read again, not overwritten", async () => {
    const { world, of, id } = await worldAt("awaitingDecision");
    const { deps } = world;
    const stored = await deps.register.get("certification", keys.certification(of.number));
    assert.ok(stored);
    const changed = { ...stored, version: stored.version + 1, openCorrections: ["01S"] };
    const { first } = await atOnce(
      world,
      (given) => decideRevocation(given)({ actor: decider, revocationId: id, outcome: "revoke", reasons }),
      (given) => given.register.commit([{ put: "upsert", record: changed }]),
    );
    accepted(first);
    const after = await deps.register.get("certification", keys.certification(of.number));
    assert.deepEqual([after?.status, after?.openCorrections], ["revoked", ["01S"]]);
  });
});

describe("X-05 a certification in the same category meanwhile", () => {
  it("keeps the old one from coming back while it is in force: a category has one", async () => {
    const world = await setup();
    const of = await certify(world);
    const { acts } = await revocationAt(world, of, "objected", "prerequisiteLapsed");
    const anew = await certify(world);
    assert.notEqual(anew.number, of.number);
    await assertRefused(world, "already-certified", () => acts.settle("setAside"));
    accepted(await acts.settle("dismiss"));
    assert.equal((await shown(world, anew)).status, "valid");
  });
});

describe("X-04 after a second revocation", () => {
  async function twice() {
    const world = await setup();
    const [of, other] = [await certify(world), await certify(world, 0, "audit")];
    const drafted = await openCase(world, 0, "monitoringOperation");
    await revocationAt(world, of, "revoked");
    const second = await revocationAt(world, other, "revoked");
    world.clock.set("2028-06-01T01:00:00.000Z");
    return { world, drafted, second };
  }

  it("a new application needs a decision, by somebody who decided none of them", async () => {
    const { world, drafted } = await twice();
    await assertRefused(world, "reapplication-undecided", () => apply(world));
    await assertRefused(world, "reapplication-undecided", () => actsOf(drafted, world).file());
    await assertRefused(world, "four-eyes", () => allow(world, decider));
    await assertRefused(world, "not-allowed", () => allow(world, reviewer));
    accepted(await allow(world));
    accepted(await apply(world));
    await assertRefused(world, "not-possible-now", () => allow(world));
    assertInvariants(world);
    const recorded = recordsOf(world, "event").filter(({ act }) => act === "allowReapplication");
    assert.deepEqual(
      recorded.map(({ by, data }) => [by.subject, data["corporateNumber"]]),
      [[thirdDecider.subject, company]],
    );
  });

  it("of two who decide at once, one does", async () => {
    const { world } = await twice();
    const both = await Promise.all([allow(world), allow(world, otherDecider)]);
    assert.deepEqual(both.map((each) => (each.done ? "done" : each.code)).toSorted(), [
      "done",
      "not-possible-now",
    ]);
  });

  it("the decision does not cover a revocation that comes later", async () => {
    const { world, drafted } = await twice();
    accepted(await allow(world));
    await fillIn(world, drafted, soundForm(world, drafted));
    await reach(world, drafted, "certified");
    const number = recordsOf(world, "certification").find(
      ({ category }) => category === "monitoringOperation",
    )?.number;
    const third = await revocationAt(world, { ...drafted, number: number ?? "" }, "objected", "other");
    await assertRefused(world, "reapplication-undecided", () => apply(world));
    accepted(await third.acts.settle("setAside"));
    accepted(await apply(world));
  });

  it("there is nothing to decide for a company that is unknown, or was revoked once", async () => {
    const { world } = await worldAt("revoked");
    await assertRefused(world, "not-possible-now", () => allow(world));
    await assertRefused(world, "not-found", () =>
      allowReapplication(world.deps)({ actor: thirdDecider, corporateNumber: "7123456789012", reasons }),
    );
  });
});
