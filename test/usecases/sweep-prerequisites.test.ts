import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keys } from "#records/layout.ts";
import { addDays } from "#scheme/calendar.ts";
import type { PrerequisiteStatus } from "#scheme/prerequisite-transitions.ts";
import type { World } from "#test/support/fakes.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { policy } from "#test/support/fakes-people.ts";
import { atOnce } from "#test/support/fakes-register.ts";
import {
  actsOnPrerequisite,
  certificationOf,
  certifiedWorld,
  moveTo,
  noticesOf,
  prerequisiteOf,
  sweepOn,
  sweepThrough,
} from "#test/support/fakes-upkeep.ts";
import { attendPrerequisite } from "#usecases/core/attend-prerequisite.ts";
import { resumingUpkeep } from "#usecases/core/closing-upkeep.ts";
import { sweep } from "#usecases/sweep.ts";

const { revocationStartsDaysAfter, renewalUnderWayDaysAfter, prerequisiteReminderDaysBefore } = policy.upkeep;
const starts = revocationStartsDaysAfter.value;

/** A certification of which only the service registration has days of attention left. */
async function withOne() {
  const made = await certifiedWorld();
  const { world, number } = made;
  for (const kind of ["isms", "scs"] as const) {
    const { attentionDay: _, ...record } = await prerequisiteOf(world, number, kind);
    await world.deps.register.commit([{ put: "upsert", record }]);
  }
  const { validUntil } = await prerequisiteOf(world, number, "serviceRegistration");
  return { ...made, validUntil };
}

/** Puts the prerequisite in another status, as an act would have. */
async function standing(world: World, number: string, status: PrerequisiteStatus): Promise<void> {
  const record = { ...(await prerequisiteOf(world, number, "serviceRegistration")), status };
  await world.deps.register.commit([{ put: "upsert", record }]);
}

const statusOf = async (world: World, number: string) =>
  (await prerequisiteOf(world, number, "serviceRegistration")).status;

describe("M-03 a certification's prerequisites", () => {
  it("are kept from its beginning, with the dates that were checked, and the day of their first reminder", async () => {
    const { world, number, of } = await certifiedWorld();
    const application = recordsOf(world, "application").find(({ id }) => id === of.id);
    const isms = await prerequisiteOf(world, number, "isms");
    const scs = await prerequisiteOf(world, number, "scs");
    const registration = await prerequisiteOf(world, number, "serviceRegistration");
    assert.deepEqual(
      [isms.validUntil, scs.validUntil],
      [application?.form.isms?.validUntil, application?.form.scs?.validUntil],
    );
    // Renewed on 2027-03-10 for two years.
    assert.equal(registration.validUntil, "2029-03-09");
    for (const each of [isms, scs, registration]) {
      assert.equal(each.status, "current");
      assert.equal(each.attentionDay, addDays(each.validUntil, -90));
    }
    assertInvariants(world);
  });
});

describe("M-03 M-05 a prerequisite that nobody renews", () => {
  it("is reminded of, told to be over, lost, and leads to one revocation", async () => {
    const { world, number, validUntil } = await withOne();
    moveTo(world, addDays(validUntil, -95));
    await sweepThrough(world, addDays(validUntil, starts + 5), 2);

    const reminded = noticesOf(world, "prerequisiteReminder");
    assert.deepEqual(
      reminded.map(({ day, content }) => [day, content.daysLeft]),
      prerequisiteReminderDaysBefore.value.map((days) => [addDays(validUntil, -days), days]),
    );
    const over = noticesOf(world, "prerequisiteOver");
    assert.deepEqual(
      over.map(({ day, to, content }) => [day, to, content.reportBy]),
      ["provider", "secretariat"].map((to) => [addDays(validUntil, 1), to, addDays(validUntil, starts - 1)]),
    );
    const [revocation, ...others] = recordsOf(world, "revocation");
    assert.deepEqual([revocation?.ground, others], ["prerequisiteLapsed", []]);
    assert.deepEqual(revocation?.origin, { kind: "prerequisite", reference: "serviceRegistration" });
    assert.equal(revocation?.status, "planned");
    const lost = noticesOf(world, "prerequisiteLost");
    assert.deepEqual(
      lost.map(({ day, to, content }) => [day, to, content.revocationNumber]),
      ["provider", "secretariat"].map((to) => [addDays(validUntil, starts), to, revocation?.number]),
    );
    assert.deepEqual(await actsOnPrerequisite(world, number, "serviceRegistration"), [
      "beginPrerequisite",
      "recordLapse",
    ]);
    assert.equal((await certificationOf(world, number)).status, "valid", "nobody is revoked unheard");
    const tasks = recordsOf(world, "task").filter(({ caseId }) => caseId === number);
    assert.deepEqual(
      tasks.map(({ taskKind, topic, status }) => [taskKind, topic, status]),
      [["renewalReport", "serviceRegistration", "expired"]],
    );
    assertInvariants(world);
  });

  it("is lost once when two machines sweep at once, and opens one revocation", async () => {
    const { world, number, validUntil } = await withOne();
    await sweepOn(world, addDays(validUntil, 1));
    moveTo(world, addDays(validUntil, starts));
    await atOnce(
      world,
      (deps) => sweep(deps)(),
      (deps) => sweep(deps)(),
    );
    assert.equal(await statusOf(world, number), "lost");
    assert.equal(recordsOf(world, "revocation").length, 1);
    assert.equal(noticesOf(world, "prerequisiteLost").length, 2);
    assertInvariants(world);
  });

  it("is caught up once after the sweep stood still past everything", async () => {
    const { world, number, validUntil } = await withOne();
    await sweepOn(world, addDays(validUntil, -100));
    await sweepOn(world, addDays(validUntil, starts + 20));
    assert.equal(await statusOf(world, number), "lost");
    assert.deepEqual(noticesOf(world, "prerequisiteReminder"), []);
    assert.equal(recordsOf(world, "revocation").length, 1);
  });

  it("is recorded alone when a revocation is open already", async () => {
    const { world, number, validUntil } = await withOne();
    const name = `revocation#${number}`;
    await world.memory.seed({ kind: "claim", name, heldBy: "01OTHER", since: world.clock.now() });
    await sweepOn(world, addDays(validUntil, starts));
    assert.equal(await statusOf(world, number), "lost");
    assert.deepEqual(recordsOf(world, "revocation"), []);
    assert.ok(
      noticesOf(world, "prerequisiteLost").every((each) => each.content.revocationNumber === undefined),
    );
  });

  it("gets the time that a renewal under way may take", async () => {
    const { world, number, validUntil } = await withOne();
    await standing(world, number, "renewing");
    const granted = addDays(validUntil, renewalUnderWayDaysAfter.value);
    await sweepOn(world, addDays(validUntil, -90));
    await sweepOn(world, granted);
    assert.deepEqual(noticesOf(world, "prerequisiteOver"), []);
    await sweepOn(world, addDays(granted, 1));
    assert.equal(noticesOf(world, "prerequisiteOver").length, 2);
    await sweepOn(world, addDays(granted, starts - 1));
    assert.equal(await statusOf(world, number), "renewing");
    await sweepOn(world, addDays(granted, starts));
    assert.equal(await statusOf(world, number), "lost");
  });

  it("does not lapse while its report is with the secretariat", async () => {
    const { world, number, validUntil } = await withOne();
    await standing(world, number, "reported");
    await sweepOn(world, addDays(validUntil, 1));
    await sweepOn(world, addDays(validUntil, starts + 30));
    assert.equal(await statusOf(world, number), "reported");
    assert.deepEqual(recordsOf(world, "revocation"), []);
  });

  it("of a certification that has ended by its dates is left alone, and closed with it", async () => {
    const { world, number, validUntil } = await withOne();
    const certification = await certificationOf(world, number);
    const ended = {
      ...certification,
      validUntil: addDays(validUntil, 10),
      attentionDay: addDays(validUntil, 11),
    };
    await world.deps.register.commit([{ put: "upsert", record: ended }]);
    await sweepOn(world, addDays(validUntil, starts + 5));
    assert.equal(await statusOf(world, number), "closed");
    assert.deepEqual(recordsOf(world, "revocation"), []);
  });

  it("of a revoked certification rests, and goes on when the revocation is set aside", async () => {
    const { world, number, validUntil } = await withOne();
    const certification = await certificationOf(world, number);
    const revoked = { ...certification, status: "revoked" as const };
    await world.deps.register.commit([{ put: "upsert", record: revoked }]);
    await sweepOn(world, addDays(validUntil, starts));
    assert.equal(await statusOf(world, number), "current");
    const restored = { ...certification, version: 50 };
    await world.deps.register.commit([
      { put: "upsert", record: restored },
      ...(await resumingUpkeep(world.deps, certification)),
    ]);
    await sweepOn(world, addDays(validUntil, starts + 1));
    assert.equal(await statusOf(world, number), "lost");
  });

  it("attended to before its day, nothing happens", async () => {
    const { world, number } = await withOne();
    const before = world.snapshot();
    await attendPrerequisite(world.deps, {
      certificationNumber: number,
      prerequisite: "serviceRegistration",
    });
    assert.deepEqual(world.snapshot(), before);
    assert.ok(await world.deps.register.get("certification", keys.certification(number)));
  });
});
