import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { accepted } from "#test/support/fakes-case.ts";
import { createDriver } from "#test/support/fakes-driver.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { atOnce } from "#test/support/fakes-register.ts";
import {
  certifiedWorld,
  reachCorrection,
  reachSurveillance,
  surveillanceOf,
  waitedOn,
  watchingActs,
} from "#test/support/fakes-surveillance.ts";
import { reconcile } from "#usecases/reconcile.ts";

const statuses = ["registered", "evidence", "examination", "awaitingConclusion"] as const;
const corrections = ["demanded", "planFiled", "planApproved", "reported"] as const;
const waits = [
  ...statuses.map((status) => ({
    status,
    reach: async () => reachSurveillance(await certifiedWorld(), status),
  })),
  ...corrections.map((status) => ({
    status,
    reach: async () => reachCorrection(await certifiedWorld(), status),
  })),
];

describe("design: a surveillance procedure that is lost", () => {
  for (const { status, reach } of waits)
    it(`is started again by the reconciler at ${status}, and goes on with the next act`, async () => {
      const { world, id, acts } = await reach();
      const driver = createDriver(world);
      await driver.settle();
      const running = () => world.procedures.running().filter((name) => name.startsWith(id));
      assert.deepEqual(running(), [`${id}-1`]);
      world.procedures.lose(`${id}-1`);
      await reconcile(world.deps)();
      await driver.settle();
      assert.deepEqual(running(), [`${id}-2`]);
      assert.equal(recordsOf(world, "taskToken").length > 0, true);
      assert.equal((await waitedOn(world, id)).length, 1);
      if (status === "registered") accepted(await acts.doNotConduct());
      if (status === "awaitingConclusion") accepted(await acts.conclude());
      if (status === "reported") accepted(await acts.check("confirm"));
      await driver.settle();
      const over = status === "registered" || status === "awaitingConclusion" || status === "reported";
      assert.equal(running().length, over ? 0 : 1);
      assertInvariants(world);
    });

  it("is started again although somebody acts in the case at that moment", async () => {
    const { world, of, id, acts } = await reachSurveillance(await certifiedWorld(), "registered");
    const driver = createDriver(world);
    await driver.settle();
    world.procedures.lose(`${id}-1`);
    await atOnce(
      world,
      (deps) => reconcile(deps)(),
      () => acts.conduct(),
    );
    await driver.settle();
    assert.deepEqual(
      world.procedures.running().filter((name) => name.startsWith(id)),
      [`${id}-2`],
    );
    assert.equal(accepted(await watchingActs(world, of, id).shown()).status, "evidence");
  });

  it("notifies and refers by itself, wherever it was lost", async () => {
    const decided = await reachSurveillance(await certifiedWorld(), "decided");
    await createDriver(decided.world).settle();
    assert.equal((await surveillanceOf(decided.world, decided.id)).status, "evidence");
    const refused = await reachSurveillance(await certifiedWorld(), "refusedCooperation");
    await createDriver(refused.world).settle();
    assert.equal((await surveillanceOf(refused.world, refused.id)).status, "closed");
    assert.equal(recordsOf(refused.world, "revocation").length, 1);
  });
});
