import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Register } from "#ports";
import type { Certification } from "#records/certification.ts";
import { keys } from "#records/layout.ts";
import { addDays, jstDay } from "#scheme/calendar.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { recordsOf } from "#test/support/fakes-invariants.ts";
import { Crash, onRegister } from "#test/support/fakes-register.ts";
import { certificationOf, certify, moveTo, noticesOf } from "#test/support/fakes-upkeep.ts";
import { sweep } from "#usecases/sweep.ts";

/** A register that counts what is read through it. */
function countingReads(register: Register) {
  const reads = { count: 0 };
  const counted: Register = {
    ...register,
    get: (kind, key) => {
      reads.count += 1;
      return register.get(kind, key);
    },
    list: (kind, partition, range) => {
      reads.count += 1;
      return register.list(kind, partition, range);
    },
    listBy: (kind, index, partition, range) => {
      reads.count += 1;
      return register.listBy(kind, index, partition, range);
    },
  };
  return { register: counted, reads };
}

const dueDay = "2030-05-10";

/** So many certifications due on the day, and so many others that are not. */
async function crowd(due: number, others: number): Promise<World> {
  const world = await setup();
  const { number } = await certify(world);
  const model: Certification = await certificationOf(world, number);
  const copies = Array.from({ length: due + others }, (_, index): Certification => {
    const validUntil = index < due ? addDays(dueDay, -1) : addDays(dueDay, 400);
    const serial = String(index + 1).padStart(6, "0");
    return {
      ...model,
      number: `CSP-2027-VA-${serial}`,
      validUntil,
      attentionDay: index < due ? dueDay : addDays(dueDay, 220),
    };
  });
  // The model itself is due on no day near.
  const { attentionDay: _, ...resting } = model;
  await world.deps.register.commit([{ put: "upsert", record: resting }]);
  for (let from = 0; from < copies.length; from += 100)
    await world.deps.register.commit(
      copies.slice(from, from + 100).map((record) => ({ put: "upsert", record })),
    );
  const doneThrough = addDays(dueDay, -1);
  await world.memory.seed({ kind: "watermark", name: "sweep", version: 1, doneThrough });
  moveTo(world, dueDay);
  return world;
}

async function readsOf(world: World): Promise<number> {
  const { register, reads } = countingReads(world.deps.register);
  await sweep(onRegister(world.deps, register))();
  return reads.count;
}

const expiredIn = (world: World) =>
  recordsOf(world, "certification").filter(({ status }) => status === "expired").length;

describe("M-01 the sweep reads what is due, not what exists", () => {
  it("as much for ten due among ten as for ten due among three thousand", async () => {
    const small = await crowd(10, 0);
    const large = await crowd(10, 3000);
    assert.equal(await readsOf(large), await readsOf(small));
    assert.deepEqual([expiredIn(small), expiredIn(large)], [10, 10]);
  });

  it("in proportion to what is due: each costs the same few reads", async () => {
    const none = await readsOf(await crowd(0, 50));
    const some = await readsOf(await crowd(20, 50));
    const more = await readsOf(await crowd(40, 50));
    assert.equal(more - some, some - none);
    assert.ok((some - none) / 20 < 10, `${(some - none) / 20} reads each`);
    // Two days, three kinds, sixteen shards, and the mark.
    assert.equal(none, 2 * 3 * 16 + 1);
  });
});

describe("M-01 a day with 10 000 due", () => {
  it("is done by one run that is not cut off, each exactly once", async () => {
    const world = await crowd(10_000, 0);
    const { attended } = await sweep(world.deps)();
    assert.equal(attended, 10_000);
    assert.equal(expiredIn(world), 10_000);
    assert.equal(noticesOf(world, "expired").length, 20_000);
    await sweep(world.deps)();
    assert.equal(noticesOf(world, "expired").length, 20_000);
  });

  it("cut off in the middle, the mark stays, and the next run finds what is left and nothing else", async () => {
    const world = await crowd(600, 0);
    let commits = 0;
    const cutOff: Register = {
      ...world.deps.register,
      commit: (writes) => {
        commits += 1;
        if (commits > 250) throw new Crash("the time of the run is over");
        return world.deps.register.commit(writes);
      },
      listBy: (kind, index, partition, range) => {
        if (commits > 250) throw new Crash("the time of the run is over");
        return world.deps.register.listBy(kind, index, partition, range);
      },
    };
    const doneThrough = async () =>
      (await world.deps.register.get("watermark", keys.watermark("sweep")))?.doneThrough;
    const before = await doneThrough();
    await assert.rejects(sweep(onRegister(world.deps, cutOff))(), Crash);
    assert.equal(expiredIn(world), 250);
    assert.equal(await doneThrough(), before);
    world.clock.moveDays(2);
    const { attended } = await sweep(world.deps)();
    assert.equal(attended, 350);
    assert.equal(expiredIn(world), 600);
    assert.equal(noticesOf(world, "expired").length, 1200);
    assert.equal(await doneThrough(), jstDay(world.clock.now()));
  });
});
