import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { parseSchedule } from "#local/scheduler/expression.ts";

const since = "2027-04-01T00:20:00Z";
const lastDue = (expression: string, now: string) =>
  parseSchedule(expression).lastDue(Temporal.Instant.from(now), Temporal.Instant.from(since)).toString();

describe("schedule expressions", () => {
  const table: [string, string, string][] = [
    // expression, now, last due; 00:10 in Tokyo is 15:10 UTC of the day before
    ["cron(10 0 * * ? *)", "2027-04-01T15:10:00Z", "2027-04-01T15:10:00Z"],
    ["cron(10 0 * * ? *)", "2027-04-01T15:09:59.999Z", "2027-03-31T15:10:00Z"],
    ["cron(10 0 * * ? *)", "2027-04-01T14:59:59Z", "2027-03-31T15:10:00Z"],
    ["cron(10 0 * * ? *)", "2028-02-29T20:00:00Z", "2028-02-29T15:10:00Z"],
    ["cron(0 9 * * ? *)", "2027-01-01T00:00:00Z", "2027-01-01T00:00:00Z"],
    ["cron(0 9 * * ? *)", "2026-12-31T23:59:59Z", "2026-12-31T00:00:00Z"],
    ["cron(25 * * * ? *)", "2027-04-01T05:25:00Z", "2027-04-01T05:25:00Z"],
    ["cron(25 * * * ? *)", "2027-04-01T05:24:59Z", "2027-04-01T04:25:00Z"],
    ["cron(25 * * * ? *)", "2027-04-01T15:00:00Z", "2027-04-01T14:25:00Z"],
    ["rate(1 hour)", "2027-04-01T00:20:00Z", "2027-04-01T00:20:00Z"],
    ["rate(1 hour)", "2027-04-01T03:19:59Z", "2027-04-01T02:20:00Z"],
    ["rate(5 minutes)", "2027-04-01T00:29:00Z", "2027-04-01T00:25:00Z"],
    ["rate(2 days)", "2027-04-06T00:00:00Z", "2027-04-05T00:20:00Z"],
    ["rate(1 hour)", "2027-03-01T00:00:00Z", "2027-04-01T00:20:00Z"],
  ];
  for (const [expression, now, due] of table) {
    it(`${expression} at ${now} was last due at ${due}`, () => assert.equal(lastDue(expression, now), due));
  }

  it("was due at most one period ago, and never turns back", () => {
    const moments = fc.date({
      min: new Date("2027-04-01T00:20:00Z"),
      max: new Date("2040-01-01"),
      noInvalidDate: true,
    });
    const periods: [string, number][] = [
      ["cron(10 0 * * ? *)", 24 * 3_600_000],
      ["cron(59 23 * * ? *)", 24 * 3_600_000],
      ["cron(25 * * * ? *)", 3_600_000],
      ["rate(7 minutes)", 7 * 60_000],
    ];
    fc.assert(
      fc.property(moments, moments, fc.constantFrom(...periods), (one, other, [expression, period]) => {
        const [early, late] = [one, other].toSorted((a, b) => a.getTime() - b.getTime());
        const [first, second] = [early, late].map((now) =>
          Date.parse(lastDue(expression, now?.toISOString() ?? "")),
        );
        assert.ok(first !== undefined && second !== undefined && early !== undefined);
        assert.ok(first <= second);
        assert.ok(early.getTime() - first >= 0 && early.getTime() - first < period);
      }),
    );
  });

  const refused = [
    "",
    "cron(10 0 * * *)",
    "cron(60 0 * * ? *)",
    "cron(10 24 * * ? *)",
    "cron(10 0 1 * ? *)",
    "cron(* * * * ? *)",
    "cron(0/5 * * * ? *)",
    "rate(0 hours)",
    "rate(1 week)",
    "at(2027-04-01T00:00:00)",
  ];
  for (const expression of refused) {
    it(`refuses ${JSON.stringify(expression)}`, () => {
      assert.throws(() => parseSchedule(expression), /Not a schedule that is run here/);
    });
  }
});
