import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ApplicationStatus } from "#scheme/application-transitions.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, answerAll, reach } from "#test/support/fakes-acts.ts";
import { accepted, type Case, load, openCase, sendDocument } from "#test/support/fakes-case.ts";
import { createDriver } from "#test/support/fakes-driver.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { atOnce, interleaving, onRegister } from "#test/support/fakes-register.ts";
import { reconcile } from "#usecases/reconcile.ts";

const waiting = ["formCheck", "remediation", "inquiry", "review", "awaitingDecision"] as const;
const passing = ["submitted", "accepted", "certified"] as const;

/** A case whose execution waits where it stands. */
async function driven(status: ApplicationStatus) {
  const world = await setup();
  const of = await openCase(world);
  const driver = createDriver(world);
  await reach(world, of, status);
  await driver.settle();
  return { world, of, driver };
}

const starts = (world: World) => world.procedures.calls.filter((call) => / started$/.test(call)).length;

async function finish(world: World, of: Case, settle: () => Promise<void>): Promise<void> {
  const acts = actsOf(of, world);
  const steps: Partial<Record<ApplicationStatus, () => Promise<unknown>>> = {
    remediation: () => acts.withdraw(),
    formCheck: () => acts.formCheck("accept"),
    inquiry: () => answerAll(world, of),
    review: () => acts.propose("certify"),
    awaitingDecision: () => acts.decide("certify"),
  };
  for (let step = steps[(await load(world, of)).status]; step; step = steps[(await load(world, of)).status]) {
    await step();
    await settle();
  }
}

describe("reconciling lost executions", () => {
  for (const status of waiting) {
    it(`starts one new execution in ${status}, which waits there and goes on to the end`, async () => {
      const { world, of, driver } = await driven(status);
      world.procedures.lose(`${of.id}-1`);
      assert.deepEqual(await reconcile(world.deps)(), { restarted: 1 });
      await driver.settle();
      assert.deepEqual(world.procedures.running(), [`${of.id}-2`]);
      assert.equal((await load(world, of)).generation, 2);
      assert.deepEqual(await reconcile(world.deps)(), { restarted: 0 });
      assert.equal(starts(world), 2);
      assert.ok([...world.procedures.waits.values()].every(({ execution }) => execution === `${of.id}-2`));
      assertInvariants(world);
      await finish(world, of, driver.settle);
      assert.deepEqual(world.procedures.running(), []);
      assert.ok(["certified", "withdrawn"].includes((await load(world, of)).status));
      assertInvariants(world);
    });
  }

  for (const status of passing) {
    it(`goes on from ${status}, where an automatic step was lost`, async () => {
      const world = await setup();
      const of = await openCase(world);
      await reach(world, of, status);
      const driver = createDriver(world);
      await driver.deliverPending();
      world.procedures.lose(`${of.id}-1`);
      assert.deepEqual(await reconcile(world.deps)(), { restarted: 1 });
      await driver.settle();
      assert.notEqual((await load(world, of)).status, status === "certified" ? "" : status);
      if (status === "certified") assert.ok(recordsOf(world, "certification")[0]?.certificate);
      assertInvariants(world);
    });
  }

  for (const status of ["draft", "refused", "withdrawn", "lapsed"] as const) {
    it(`starts nothing in ${status}`, async () => {
      const { world } = await driven(status);
      const before = starts(world);
      assert.deepEqual(await reconcile(world.deps)(), { restarted: 0 });
      assert.equal(starts(world), before);
    });
  }

  it("by two at once starts one", async () => {
    const { world, of, driver } = await driven("review");
    world.procedures.lose(`${of.id}-1`);
    const both = await atOnce(
      world,
      (deps) => reconcile(deps)(),
      (deps) => reconcile(deps)(),
    );
    assert.equal(both.first.restarted + both.second.restarted, 1);
    await driver.settle();
    assert.deepEqual(world.procedures.running(), [`${of.id}-2`]);
  });

  it("does not pile up executions while none can be started", async () => {
    const { world, of, driver } = await driven("review");
    world.procedures.lose(`${of.id}-1`);
    const start = () => Promise.reject(new Error("throttled"));
    const throttled = { ...world.deps, procedures: { ...world.deps.procedures, start } };
    for (let times = 0; times < 5; times += 1) await reconcile(throttled)();
    await reconcile(world.deps)();
    await driver.settle();
    assert.equal(world.procedures.running().length, 1);
    assert.equal(starts(world), 2);
  });

  it("leaves alone what was filed while it was looking", async () => {
    const world = await setup();
    const of = await openCase(world);
    const driver = createDriver(world);
    const watched = watchingOutbox(world, async () => {
      accepted(await actsOf(of, world).file());
    });
    assert.deepEqual(await reconcile(watched)(), { restarted: 0 });
    await driver.settle();
    assert.deepEqual(world.procedures.running(), [`${of.id}-1`]);
    assert.equal((await load(world, of)).generation, 1);
  });

  it("goes on with the others when one cannot be asked about", async () => {
    const world = await setup();
    const cases = [await openCase(world, 0), await openCase(world, 1)];
    for (const each of cases) await reach(world, each, "review");
    const driver = createDriver(world);
    await driver.settle();
    for (const { id } of cases) world.procedures.lose(`${id}-1`);
    const [poisoned, sound] = cases;
    assert.ok(poisoned && sound);
    const { isRunning } = world.deps.procedures;
    const deps = {
      ...world.deps,
      procedures: {
        ...world.deps.procedures,
        isRunning: (execution: Parameters<typeof isRunning>[0]) =>
          execution.name.startsWith(poisoned.id)
            ? Promise.reject(new Error("unknown"))
            : isRunning(execution),
      },
    };
    assert.deepEqual(await reconcile(deps)(), { restarted: 1 });
    assert.deepEqual(world.procedures.running(), [`${sound.id}-2`]);
    assert.ok(world.logged.some(({ code }) => code === "JOB_FAILED"));
  });

  it("is given up when the case is withdrawn at that moment", async () => {
    const { world, of, driver } = await driven("review");
    world.procedures.lose(`${of.id}-1`);
    const busy = interleaving(world.deps.register, () => actsOf(of, world).withdraw());
    assert.deepEqual(await reconcile(onRegister(world.deps, busy))(), { restarted: 0 });
    await driver.settle();
    assert.deepEqual(world.procedures.running(), []);
  });
});

/** The dependencies with something that happens once, right after the pending effects were looked up. */
function watchingOutbox(world: World, then: () => Promise<void>): World["deps"] {
  const { register } = world.deps;
  let happened = false;
  return onRegister(world.deps, {
    ...register,
    listBy: async (kind, index, partition, range) => {
      const page = await register.listBy(kind, index, partition, range);
      if (partition === "outbox#pending" && !happened) {
        happened = true;
        await then();
      }
      return page;
    },
  });
}

describe("reconciling the rest", () => {
  it("delivers every effect left pending", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "inquiry");
    const pending = recordsOf(world, "outbox").length;
    assert.ok(pending > 3);
    await reconcile(world.deps)();
    assert.ok(recordsOf(world, "outbox").every(({ status }) => status === "delivered"));
    assert.equal(world.mailer.sent.length, recordsOf(world, "notice").length);
    assert.deepEqual(world.procedures.running(), [`${of.id}-1`]);
  });

  it("goes on when the procedures fail at first", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "formCheck");
    world.procedures.crashEachOnce("before");
    await reconcile(world.deps)();
    await reconcile(world.deps)();
    assert.equal(world.procedures.running().length, 1);
    assert.equal(starts(world), 1);
    assert.ok(recordsOf(world, "outbox").every(({ status }) => status === "delivered"));
  });

  it("C-03 inspects documents whose arrival went unnoticed, and waits for those that have not arrived", async () => {
    const world = await setup();
    const of = await openCase(world);
    const arrived = await sendDocument(world, of, "other", "arrived");
    const awaited = await sendDocument(world, of, "privacyMark", "not yet");
    world.documents.quarantine.delete(awaited.key);
    await reconcile(world.deps)();
    const statuses = Object.fromEntries(recordsOf(world, "document").map(({ id, status }) => [id, status]));
    assert.equal(statuses[arrived.documentId], "clean");
    assert.equal(statuses[awaited.documentId], "awaitingUpload");
  });

  it("C-03 lets no document that cannot be inspected hold up the rest", async () => {
    const world = await setup();
    const of = await openCase(world);
    await sendDocument(world, of, "other", "arrived");
    const inspect = () => Promise.reject(new Error("out of memory"));
    const other = await openCase(world, 1);
    await reach(world, other, "review");
    await reconcile({ ...world.deps, inspect })();
    assert.deepEqual(world.procedures.running(), [`${other.id}-1`]);
  });
});
