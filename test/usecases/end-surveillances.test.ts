import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { accepted } from "#test/support/fakes-case.ts";
import { createDriver } from "#test/support/fakes-driver.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import {
  type Certified,
  certificationOf,
  certifiedWorld,
  correctionOf,
  internalWords,
  reachCorrection,
  reachSurveillance,
  surveillanceOf,
  waitedOn,
} from "#test/support/fakes-surveillance.ts";
import { system } from "#usecases/actor.ts";
import { commitTogether } from "#usecases/core/act.ts";
import { certificationStep } from "#usecases/core/certifications.ts";
import { endingSurveillances, stillOpenCorrections } from "#usecases/core/end-surveillances.ts";

/** The certification expires, as the act of a colleague would have it. */
async function expire({ world, number }: Certified): Promise<void> {
  const certification = await certificationOf(world, number);
  const step = accepted(certificationStep(world.deps, { certification, act: "expire", by: system }));
  accepted(await commitTogether(world.deps, step.writes, [endingSurveillances(certification)]));
}

const open = ["registered", "decided", "evidence", "examination", "awaitingConclusion"] as const;

describe("M-01 M-08 X-01 surveillance of a certification that ends", () => {
  for (const status of open)
    it(`is discontinued from ${status}, with its task and its procedure`, async () => {
      const certified = await certifiedWorld();
      const { world, id, acts } = await reachSurveillance(certified, status);
      await expire(certified);
      const driver = createDriver(world);
      await driver.settle();
      assert.equal((await surveillanceOf(world, id)).status, "discontinued");
      assert.deepEqual(await waitedOn(world, id), []);
      assert.deepEqual(
        world.procedures.running().filter((name) => name.startsWith(id)),
        [],
      );
      const notified = status !== "registered" && status !== "decided";
      assert.equal((await acts.shown()).done, notified);
      const told = recordsOf(world, "outbox").filter(
        ({ effect }) => effect.type === "notice" && effect.content.template === "surveillanceResult",
      );
      assert.equal(told.length, notified ? 1 : 0);
      assert.doesNotMatch(JSON.stringify(told), new RegExp(internalWords));
      assertInvariants(world);
    });

  for (const status of ["demanded", "planFiled", "planApproved", "reported"] as const)
    it(`is discontinued with its corrective action from ${status}`, async () => {
      const certified = await certifiedWorld();
      const { world, id } = await reachCorrection(certified, status);
      assert.deepEqual(
        await stillOpenCorrections(world.deps, await certificationOf(world, certified.number)),
        [id],
      );
      await expire(certified);
      await createDriver(world).settle();
      assert.equal((await correctionOf(world, id)).status, "discontinued");
      assert.deepEqual(await waitedOn(world, id), []);
      const ended = await certificationOf(world, certified.number);
      assert.deepEqual(await stillOpenCorrections(world.deps, ended), []);
      assertInvariants(world);
    });

  it("discontinues every one of many, and leaves alone what was over", async () => {
    const certified = await certifiedWorld();
    const { world } = certified;
    const over = await reachSurveillance(certified, "conforming");
    for (let count = 0; count < 40; count += 1) await reachSurveillance(certified, "registered");
    await expire(certified);
    await createDriver(world).settle();
    const statuses = recordsOf(world, "surveillance").map(({ id, status }) =>
      [id === over.id, status].join(" "),
    );
    assert.deepEqual([...new Set(statuses)].toSorted(), ["false discontinued", "true conforming"]);
    assertInvariants(world);
  });

  it("does nothing for one that has not ended, however often it is told", async () => {
    const certified = await certifiedWorld();
    const { world, id } = await reachSurveillance(certified, "evidence");
    const ending = endingSurveillances({ number: certified.number });
    accepted(await commitTogether(world.deps, [], [ending, ending]));
    await createDriver(world).settle();
    assert.equal((await surveillanceOf(world, id)).status, "evidence");
  });
});
