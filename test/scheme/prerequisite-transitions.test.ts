import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays } from "#scheme/calendar.ts";
import {
  type PrerequisiteDays,
  type PrerequisiteStanding,
  prerequisiteStanding,
} from "#scheme/prerequisite-standing.ts";
import {
  type PrerequisiteStatus,
  prerequisiteStatuses,
  prerequisiteTransitions,
} from "#scheme/prerequisite-transitions.ts";
import { transitionFor } from "#scheme/transition.ts";

const validUntil = "2028-06-30";
const days: PrerequisiteDays = { dueSoon: 90, renewing: 60, awaitingReport: 30 };

describe("M-03 M-05 how a prerequisite stands on a day", () => {
  const cases: readonly (readonly [PrerequisiteStatus, string, PrerequisiteStanding])[] = [
    ["current", "2028-03-31", "valid"],
    ["current", "2028-04-01", "dueSoon"],
    ["current", "2028-06-30", "dueSoon"],
    ["current", "2028-07-01", "awaitingReport"],
    ["current", "2028-07-30", "awaitingReport"],
    ["current", "2028-07-31", "lost"],
    ["renewing", "2028-01-01", "renewing"],
    ["renewing", "2028-08-29", "renewing"],
    ["renewing", "2028-08-30", "awaitingReport"],
    ["renewing", "2028-09-28", "awaitingReport"],
    ["renewing", "2028-09-29", "lost"],
    ["reported", "2028-01-01", "renewing"],
    ["reported", "2030-01-01", "renewing"],
    ["suspended", "2028-01-01", "suspended"],
    ["suspended", "2028-07-30", "suspended"],
    ["suspended", "2028-07-31", "lost"],
    ["lost", "2028-01-01", "lost"],
    ["closed", "2030-01-01", "closed"],
  ];
  for (const [status, day, standing] of cases) {
    it(`${status} on ${day} is ${standing}`, () =>
      assert.equal(prerequisiteStanding({ status, validUntil }, day, days), standing));
  }

  it("never gets better by waiting", () => {
    const order: readonly PrerequisiteStanding[] = [
      "valid",
      "dueSoon",
      "renewing",
      "awaitingReport",
      "suspended",
      "lost",
      "closed",
    ];
    const offset = fc.integer({ min: -400, max: 400 });
    fc.assert(
      fc.property(fc.constantFrom(...prerequisiteStatuses), offset, fc.nat(400), (status, from, more) => {
        const on = (offsetDays: number) =>
          order.indexOf(prerequisiteStanding({ status, validUntil }, addDays(validUntil, offsetDays), days));
        assert.ok(on(from) <= on(from + more));
      }),
    );
  });
});

describe("M-04 a renewal", () => {
  const good: readonly PrerequisiteStatus[] = ["current", "renewing", "reported"];

  it("that was suspended or lost comes back by a reviewer's acceptance, or by a review of the whole", () => {
    const back = prerequisiteTransitions.filter(
      ({ from, to }) => good.includes(to) && from.some((status) => !good.includes(status)),
    );
    assert.deepEqual(
      back.map(({ act, by }) => [act, by]),
      [
        ["acceptRestored", ["reviewer"]],
        ["confirmInExtension", ["decider"]],
      ],
    );
  });

  it("becomes current by a reviewer, or by the decision on an extension, alone", () => {
    const rows = prerequisiteTransitions.filter(({ to }) => to === "current");
    assert.ok(rows.length > 0);
    for (const { act, by } of rows)
      assert.deepEqual(by, [act === "confirmInExtension" ? "decider" : "reviewer"], act);
  });

  it("does not lapse while the secretariat has it", () => {
    assert.equal(transitionFor(prerequisiteTransitions, "reported", "recordLapse"), undefined);
  });
});
