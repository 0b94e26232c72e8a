import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Delegation } from "#scheme/application-form.ts";
import { addDays } from "#scheme/calendar.ts";
import type { World } from "#test/support/fakes.ts";
import { accepted, type Case } from "#test/support/fakes-case.ts";
import { createDriver } from "#test/support/fakes-driver.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { otherDecider, reviewer, signatoryOf } from "#test/support/fakes-people.ts";
import { upkeepActs } from "#test/support/fakes-renewal.ts";
import { opened, revocationActs, revocationAt } from "#test/support/fakes-revocations.ts";
import {
  certificationOf,
  certifiedWorld,
  reachCorrection,
  reachSurveillance,
  waitedOn,
} from "#test/support/fakes-surveillance.ts";
import { certify, noticesOf, sweepOn } from "#test/support/fakes-upkeep.ts";
import { declareDelegation } from "#usecases/declare-delegation.ts";

const delegationTo = (of: Case): Delegation => ({
  description: "繁忙期の診断作業",
  directlyRelated: true,
  form: "quasiMandate",
  delegateName: "株式会社受任",
  delegateCorporateNumber: of.company.corporateNumber,
  redelegates: false,
  matchingCategoryExists: true,
  workFrom: "2027-05-10",
  workUntil: "2028-03-31",
});

/** A provider under surveillance, with a revocation undecided, to whom another provider delegates work. */
async function watchedDelegate() {
  const certified = await certifiedWorld(1);
  const { world, of, number } = certified;
  const delegator = await certify(world, 0);
  accepted(
    await declareDelegation(world.deps)({
      actor: signatoryOf(delegator.of.company),
      number: delegator.number,
      delegation: delegationTo(of),
    }),
  );
  const surveillance = await reachSurveillance(certified, "evidence");
  const revocation = await opened(world, { number, ...of });
  return { ...certified, delegator, surveillance, revocation, acts: upkeepActs(certified) };
}
type Watched = Awaited<ReturnType<typeof watchedDelegate>>;

const endings: Readonly<Record<"returned" | "expired" | "revoked", (watched: Watched) => Promise<unknown>>> =
  {
    returned: async ({ acts }) => accepted(await acts.giveBack()),
    expired: async ({ world, number }) =>
      sweepOn(world, addDays((await certificationOf(world, number)).validUntil, 1)),
    revoked: async ({ revocation }) => accepted(await revocation.acts.urgently()),
  };

const settle = (world: World) => createDriver(world).settle();

describe("What hangs on a certification ends with it", () => {
  for (const how of ["returned", "expired", "revoked"] as const)
    it(`M-01 M-08 X-01 L-02 ${how}: surveillance and a revocation without ground; its delegator is told`, async () => {
      const watched = await watchedDelegate();
      const { world, number, delegator, surveillance, revocation } = watched;
      await endings[how](watched);
      await settle(world);
      assert.equal((await certificationOf(world, number)).status, how);
      const cases = recordsOf(world, "surveillance").map(({ id, status }) => [id, status]);
      assert.deepEqual(cases, [[surveillance.id, "discontinued"]]);
      assert.deepEqual(await waitedOn(world, surveillance.id), []);
      const undecided = recordsOf(world, "revocation").map(({ id, status }) => [id, status]);
      const expected = how === "revoked" ? "revokedUrgently" : "discontinued";
      assert.deepEqual(undecided, [[revocation.id, expected]]);
      const told = noticesOf(world, "delegateLost").map(({ to, content }) => [
        to,
        content.reference,
        content.loss,
      ]);
      // Work that may be delegated is over before the delegate's certification expires (D-07).
      const readers = how === "expired" ? [] : ["provider", "secretariat"];
      assert.deepEqual(
        told,
        readers.map((to) => [to, delegator.number, how]),
      );
      assertInvariants(world);
    });

  it("L-02 suspended, its delegator is told as well, and nothing else ends", async () => {
    const watched = await watchedDelegate();
    const { world, acts, surveillance } = watched;
    accepted(await acts.suspend());
    await settle(world);
    assert.deepEqual(
      noticesOf(world, "delegateLost").map(({ content }) => content.loss),
      ["suspended", "suspended"],
    );
    assert.deepEqual(await waitedOn(world, surveillance.id), ["surveillanceEvidence"]);
    assertInvariants(world);
  });
});

describe("S-05 X-03 a corrective action that was not done, and no revocation of it", () => {
  /** A correction found not done, with the revocation opened for it. */
  async function referred() {
    const certified = await certifiedWorld();
    const { world, of, number } = certified;
    const { id, acts } = await reachCorrection(certified, "reported");
    accepted(await acts.check("notDone"));
    assert.equal((await certificationOf(world, number)).status, "underCorrection");
    const [revocation] = recordsOf(world, "revocation");
    assert.ok(revocation);
    return { ...certified, id, revocation: revocationActs(world, { number, ...of }, revocation.id) };
  }

  it("decided not to be made, leaves the certification valid", async () => {
    const { world, number, revocation } = await referred();
    accepted(await revocation.notice());
    accepted(await revocation.explain());
    accepted(await revocation.report(reviewer, "doNotRevoke"));
    accepted(await revocation.propose("doNotRevoke"));
    accepted(await revocation.decide("doNotRevoke", otherDecider));
    const { status, openCorrections } = await certificationOf(world, number);
    assert.deepEqual([status, openCorrections], ["valid", []]);
    assertInvariants(world);
  });

  it("discontinued, leaves it in corrective action for another case alone", async () => {
    const referral = await referred();
    const { world, number, revocation } = referral;
    const second = await reachCorrection(referral, "demanded");
    accepted(await revocation.discontinue(otherDecider));
    const { status, openCorrections } = await certificationOf(world, number);
    assert.deepEqual([status, openCorrections], ["underCorrection", [second.id]]);
    assertInvariants(world);
  });

  it("X-05 set aside after an objection, brings back the corrective actions that are still open, and no others", async () => {
    const certified = await certifiedWorld();
    const { world, of, number } = certified;
    const correction = await reachCorrection(certified, "demanded");
    const { acts } = await revocationAt(world, { number, ...of }, "objected");
    await settle(world);
    assert.deepEqual(await waitedOn(world, correction.id), []);
    accepted(await acts.settle("setAside"));
    const { status, openCorrections } = await certificationOf(world, number);
    assert.deepEqual([status, openCorrections], ["valid", []]);
    assert.deepEqual(await waitedOn(world, correction.id), []);
    assertInvariants(world);
  });

  it("X-05 set aside before its effects were delivered, is in corrective action again", async () => {
    const certified = await certifiedWorld();
    const { world, of, number } = certified;
    const correction = await reachCorrection(certified, "demanded");
    const { acts } = await revocationAt(world, { number, ...of }, "objected");
    accepted(await acts.settle("setAside"));
    await settle(world);
    const { status, openCorrections } = await certificationOf(world, number);
    assert.deepEqual([status, openCorrections], ["underCorrection", [correction.id]]);
    assert.deepEqual(await waitedOn(world, correction.id), ["correctionPlan"]);
    assertInvariants(world);
  });
});
