import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays } from "#scheme/calendar.ts";
import {
  lastDayHeld,
  nextPrerequisiteAttention,
  prerequisiteAttention,
  reportableUntil,
  standingDays,
} from "#scheme/prerequisite-attention.ts";
import { prerequisiteStanding } from "#scheme/prerequisite-standing.ts";
import { type PrerequisiteStatus, prerequisiteStatuses } from "#scheme/prerequisite-transitions.ts";

const days = { remindBefore: [90, 30, 7], lapseNoticeAfter: 1, revocationStartsAfter: 30, renewing: 60 };
const validUntil = "2029-03-31";
const on = (shift: number) => addDays(validUntil, shift);
const of = (status: PrerequisiteStatus) => ({ status, validUntil });

describe("M-03 M-05 what is due for a prerequisite", () => {
  const table: readonly [status: PrerequisiteStatus, shift: number, due: string, next: number | undefined][] =
    [
      ["current", -91, "nothing", -90],
      ["current", -90, "remind", -30],
      ["current", -40, "remind", -30],
      ["current", -7, "remind", 1],
      ["current", 0, "remind", 1],
      ["current", 1, "tellOver", 30],
      ["current", 29, "tellOver", 30],
      ["current", 30, "recordLapse", 31],
      ["current", 400, "recordLapse", 401],
      ["renewing", -30, "remind", -7],
      ["renewing", 1, "nothing", 61],
      ["renewing", 60, "nothing", 61],
      ["renewing", 61, "tellOver", 90],
      ["renewing", 90, "recordLapse", 91],
      ["suspended", -30, "remind", -7],
      ["suspended", 1, "tellOver", 30],
      ["suspended", 30, "recordLapse", 31],
      ["reported", 40, "nothing", undefined],
      ["lost", 40, "nothing", undefined],
      ["closed", 40, "nothing", undefined],
    ];
  for (const [status, shift, due, next] of table) {
    it(`${status}, ${shift} days after its last day: ${due}`, () => {
      assert.equal(prerequisiteAttention(of(status), days, on(shift)), due);
      const expected = next === undefined ? undefined : on(next);
      assert.equal(nextPrerequisiteAttention(of(status), days, on(shift)), expected);
    });
  }

  it("gives a renewal under way its time, and a report the days until the revocation starts", () => {
    assert.equal(lastDayHeld(of("current"), days), validUntil);
    assert.equal(lastDayHeld(of("renewing"), days), on(60));
    assert.equal(reportableUntil(of("current"), days), on(29));
    assert.equal(reportableUntil(of("renewing"), days), on(89));
  });

  it("records a lapse exactly on the days on which it stands as lost, and always comes back until it is recorded", () => {
    const status = fc.constantFrom(...prerequisiteStatuses);
    const small = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(
        status,
        fc.integer({ min: -200, max: 400 }),
        small,
        small,
        (each, shift, starts, renewing) => {
          const given = { ...days, revocationStartsAfter: starts, renewing };
          const standing = prerequisiteStanding(of(each), on(shift), standingDays(given));
          const rests = ["reported", "lost", "closed"].includes(each);
          const due = prerequisiteAttention(of(each), given, on(shift));
          assert.equal(due === "recordLapse", standing === "lost" && !rests);
          const next = nextPrerequisiteAttention(of(each), given, on(shift));
          assert.equal(next === undefined, rests);
          assert.ok(next === undefined || next > on(shift));
        },
      ),
    );
  });
});
