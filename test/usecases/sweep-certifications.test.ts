import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays, daysBetween, jstDay } from "#scheme/calendar.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import { setup } from "#test/support/fakes.ts";
import { accepted } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { policy } from "#test/support/fakes-people.ts";
import { atOnce, Crash, contending, crashing, onRegister } from "#test/support/fakes-register.ts";
import {
  actsOnCertification,
  certificationOf,
  certifiedWorld,
  certify,
  moveTo,
  noticesOf,
  prerequisiteOf,
  sweepOn,
  sweepThrough,
} from "#test/support/fakes-upkeep.ts";
import { standingOn } from "#usecases/core/certifications.ts";
import { readCertification } from "#usecases/read-certification.ts";
import { sweep } from "#usecases/sweep.ts";

const offsets = policy.upkeep.expiryReminderDaysBefore.value;

/** A certification whose prerequisites never end, so that nothing but its own days is seen. */
async function lasting() {
  const made = await certifiedWorld();
  for (const kind of ["isms", "scs", "serviceRegistration"] as const) {
    const { attentionDay: _, ...record } = await prerequisiteOf(made.world, made.number, kind);
    const resting = { ...record, validUntil: "2099-12-31" };
    await made.world.deps.register.commit([{ put: "upsert", record: resting }]);
  }
  const { validUntil } = await certificationOf(made.world, made.number);
  return { ...made, validUntil };
}

describe("M-02 reminders of the last day", () => {
  it("go out once on each of their days, however often the sweep runs, and say that the window is open", async () => {
    const { world, validUntil } = await lasting();
    moveTo(world, addDays(validUntil, -185));
    await sweepThrough(world, validUntil, 2);
    const told = noticesOf(world, "expiryReminder");
    assert.deepEqual(
      told.map(({ day, to, content }) => [day, to, content.daysLeft]),
      offsets.map((days) => [addDays(validUntil, -days), "provider", days]),
    );
    assert.ok(told.every(({ content }) => content.extensionOpen));
    assert.equal(told[0]?.content.extensionOpensOn, addDays(validUntil, -180));
    assertInvariants(world);
  });

  it("after missed days are one, with the days that are left", async () => {
    const { world, validUntil } = await lasting();
    await sweepOn(world, addDays(validUntil, -20));
    assert.deepEqual(
      noticesOf(world, "expiryReminder").map(({ content }) => content.daysLeft),
      [20],
    );
  });

  it("are not sent to who has filed an extension in time", async () => {
    const { world, number, validUntil } = await lasting();
    const certification = await certificationOf(world, number);
    const extension = { applicationId: "01EXTENSION", filedOn: addDays(validUntil, -170) };
    await world.deps.register.commit([{ put: "upsert", record: { ...certification, extension } }]);
    moveTo(world, addDays(validUntil, -170));
    await sweepThrough(world, addDays(validUntil, 3));
    assert.deepEqual(noticesOf(world, "expiryReminder"), []);
    assert.ok(!(await actsOnCertification(world, number)).includes("expire"));
    assert.equal(accepted(await readCertification(world.deps)({ number })).status, "valid");
  });
});

describe("M-01 expiry", () => {
  it("is recorded the day after the last day, once, and everybody is told; what hangs on it is closed", async () => {
    const { world, number, validUntil } = await lasting();
    moveTo(world, addDays(validUntil, -1));
    await sweepThrough(world, addDays(validUntil, 4), 3);
    assert.equal((await actsOnCertification(world, number)).filter((act) => act === "expire").length, 1);
    const told = noticesOf(world, "expired");
    const day = addDays(validUntil, 1);
    assert.deepEqual(
      told.map(({ day: on, to }) => [on, to]),
      [
        [day, "provider"],
        [day, "secretariat"],
      ],
    );
    const certification = await certificationOf(world, number);
    assert.deepEqual([certification.status, certification.attentionDay], ["expired", undefined]);
    assert.equal((await prerequisiteOf(world, number, "isms")).status, "closed");
    assertInvariants(world);
  });

  it("by two machines at once is one", async () => {
    const { world, number, validUntil } = await lasting();
    moveTo(world, addDays(validUntil, 1));
    await atOnce(
      world,
      (deps) => sweep(deps)(),
      (deps) => sweep(deps)(),
    );
    assert.equal((await actsOnCertification(world, number)).filter((act) => act === "expire").length, 1);
    assert.equal(noticesOf(world, "expired").length, 2);
    assertInvariants(world);
  });

  it("is caught up once after the sweep stood still for 30 days", async () => {
    const { world, number, validUntil } = await lasting();
    await sweepOn(world, addDays(validUntil, -10));
    await sweepOn(world, addDays(validUntil, 20));
    await sweepOn(world, addDays(validUntil, 20));
    assert.equal((await actsOnCertification(world, number)).filter((act) => act === "expire").length, 1);
    assert.equal(noticesOf(world, "expired").length, 2);
  });

  it("waits for an extension that was filed in time, and follows when it is gone", async () => {
    const { world, number, validUntil } = await lasting();
    const certification = await certificationOf(world, number);
    const extension = { applicationId: "01EXTENSION", filedOn: validUntil };
    await world.deps.register.commit([{ put: "upsert", record: { ...certification, extension } }]);
    moveTo(world, validUntil);
    await sweepThrough(world, addDays(validUntil, 5));
    const waiting = await certificationOf(world, number);
    assert.deepEqual([waiting.status, waiting.attentionDay], ["valid", addDays(validUntil, 6)]);
    const { extension: _, ...refused } = waiting;
    await world.deps.register.commit([{ put: "upsert", record: refused }]);
    await sweepOn(world, addDays(validUntil, 6));
    assert.equal((await certificationOf(world, number)).status, "expired");
  });

  it("goes on after a machine that stopped anywhere in between, and happens once", async () => {
    for (const when of ["before", "after"] as const) {
      // Before the 80th use of the world, the shards of two days are read; after that the certification is attended to.
      for (let at = 80; ; at += 1) {
        const { world, number, validUntil } = await lasting();
        const mark = { kind: "watermark", name: "sweep", version: 1, doneThrough: validUntil } as const;
        const record = {
          ...(await certificationOf(world, number)),
          attentionDay: addDays(validUntil, 1),
        };
        await world.deps.register.commit([
          { put: "upsert", record: mark },
          { put: "upsert", record },
        ]);
        moveTo(world, addDays(validUntil, 1));
        const machine = crashing(world.deps, at, when);
        await sweep(machine.deps)().catch((error: unknown) => assert.ok(error instanceof Crash));
        if (!machine.crashed()) break;
        await sweep(world.deps)();
        assert.equal((await actsOnCertification(world, number)).filter((act) => act === "expire").length, 1);
        assert.equal(noticesOf(world, "expired").length, 2);
      }
    }
  });

  it("of one that the register was too busy for is found again, although its day is long past", async () => {
    const { world, number, validUntil } = await lasting();
    await sweepOn(world, validUntil);
    moveTo(world, addDays(validUntil, 1));
    await sweep(onRegister(world.deps, contending(world.deps.register, 6)))();
    assert.equal((await certificationOf(world, number)).status, "valid");
    await sweepOn(world, addDays(validUntil, 15));
    assert.equal((await certificationOf(world, number)).status, "expired");
  });

  it("is not recorded of what has ended otherwise", async () => {
    const { world, number, validUntil } = await lasting();
    const certification = await certificationOf(world, number);
    await world.deps.register.commit([{ put: "upsert", record: { ...certification, status: "revoked" } }]);
    await sweepOn(world, addDays(validUntil, -180));
    await sweepOn(world, addDays(validUntil, 1));
    assert.deepEqual(noticesOf(world, "expiryReminder"), []);
    assert.deepEqual(noticesOf(world, "expired"), []);
    assert.ok(world.logged.every(({ code }) => code !== "JOB_FAILED"));
  });
});

describe("M-01 validity is computed from dates", () => {
  it("with every sweep off, nothing past its last day is shown as valid, whatever its status", async () => {
    const world = await setup();
    const { number } = await certify(world);
    const certification = await certificationOf(world, number);
    const first = certification.validFrom;
    const statuses = fc.constantFrom(
      "valid",
      "underCorrection",
      "suspended",
      "expired",
      "returned",
      "revoked",
    );
    const periods = fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 2500 }));
    const extensions = fc.option(fc.integer({ min: 0, max: 2000 }), { nil: undefined });
    const shown = fc.asyncProperty(statuses, periods, extensions, async (status, [length, at], filed) => {
      const validUntil = addDays(first, length);
      const day = addDays(first, at);
      const extension =
        filed === undefined ? undefined : { applicationId: "01EXTENSION", filedOn: addDays(first, filed) };
      const record = { ...certification, status, validUntil, extension };
      await world.deps.register.commit([{ put: "upsert", record }]);
      moveTo(world, day);
      const page = accepted(await readCertification(world.deps)({ number }));
      const standing = await standingOn(world.deps, record, day);
      assert.equal(page.status, standing);
      assert.equal(page.asOf, day);
      const inTime = extension !== undefined && extension.filedOn <= validUntil;
      if (daysBetween(validUntil, day) > 0 && !inTime) assert.ok(hasEnded(standing), `${status} on ${day}`);
      if (status === "suspended") assert.ok(!["valid", "underCorrection"].includes(standing));
    });
    await fc.assert(shown, { numRuns: 300 });
    assert.equal(recordsOf(world, "certification").length, 1);
    assert.ok(jstDay(world.clock.now()) >= first);
  });
});
