import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays } from "#scheme/calendar.ts";
import {
  certificationAttention,
  expiryReminderDays,
  extensionOpensOn,
  nextCertificationAttention,
} from "#scheme/certification-attention.ts";

const days = { remindBefore: [180, 120, 90, 30, 7], extensionOpensBefore: 180 };
const dates = { validUntil: "2030-05-09" };
const before = (count: number) => addDays(dates.validUntil, -count);

describe("M-01 M-02 the days of attention of a certification", () => {
  const table: readonly [today: string, next: string][] = [
    ["2027-05-10", before(180)],
    [before(181), before(180)],
    [before(180), before(120)],
    [before(121), before(120)],
    [before(120), before(90)],
    [before(31), before(30)],
    [before(7), "2030-05-10"],
    ["2030-05-09", "2030-05-10"],
    ["2030-05-10", "2030-05-11"],
    ["2031-01-01", "2031-01-02"],
  ];
  for (const [today, next] of table)
    it(`on ${today} the next is ${next}`, () =>
      assert.equal(nextCertificationAttention(dates, days, today), next));

  it("the opening of the window is one of them where it falls on none of the offsets", () => {
    const later = { ...days, extensionOpensBefore: 100 };
    assert.equal(extensionOpensOn(dates, later), before(100));
    assert.deepEqual(
      expiryReminderDays(dates, later),
      [180, 120, 100, 90, 30, 7].map((count) => before(count)),
    );
    assert.equal(nextCertificationAttention(dates, later, before(120)), before(100));
  });

  it("are strictly after today, whatever the dates and offsets", () => {
    const offset = fc.integer({ min: 0, max: 400 });
    const offsets = fc.array(offset, { maxLength: 6 });
    const shifts = fc.integer({ min: -800, max: 800 });
    const follows = fc.property(offsets, offset, shifts, (remindBefore, extensionOpensBefore, shift) => {
      const today = addDays(dates.validUntil, shift);
      const given = { remindBefore, extensionOpensBefore };
      const next = nextCertificationAttention(dates, given, today);
      assert.ok(next > today);
      // Nothing that is due in between is passed by.
      const due = [...expiryReminderDays(dates, given), addDays(dates.validUntil, 1)];
      assert.ok(!due.some((day) => day > today && day < next));
    });
    fc.assert(follows);
  });
});

describe("M-02 reminding of the last day", () => {
  const table: readonly [today: string, due: "nothing" | "remind"][] = [
    [before(181), "nothing"],
    [before(180), "remind"],
    [before(100), "remind"],
    [before(0), "remind"],
    [before(-1), "nothing"],
  ];
  for (const [today, due] of table)
    it(`on ${today}: ${due}`, () => assert.equal(certificationAttention(dates, days, today), due));

  it("spares who has filed an extension in time, and not who filed it late", () => {
    const filed = (extensionFiledOn: string) => ({ ...dates, extensionFiledOn });
    assert.equal(certificationAttention(filed(before(60)), days, before(30)), "nothing");
    assert.equal(certificationAttention(filed(before(-1)), days, before(30)), "remind");
  });
});
