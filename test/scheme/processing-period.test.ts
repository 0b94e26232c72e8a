import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addBusinessDays, businessDaysBetween, endOfDay, jstDay } from "#scheme/calendar.ts";
import { type ProcessingStretch, processingOf } from "#scheme/processing-period.ts";

/** A moment on a JST day, at an hour of Japan. */
const at = (day: string, hour: number) =>
  `${new Date(Date.parse(`${day}T00:00:00+09:00`) + hour * 3_600_000).toISOString()}`;

const office = (step: string, from: string, until?: string): ProcessingStretch => ({
  step,
  ball: "secretariat",
  from,
  until,
});
const applicant = (from: string, until?: string): ProcessingStretch => ({
  step: "remediation",
  ball: "applicant",
  from,
  until,
});

const arrival = at("2027-04-01", 10);

describe("F-05 the standard processing period", () => {
  it("does not count the day of arrival, nor a day before it is over", () => {
    const open = [office("submitted", arrival)];
    assert.equal(processingOf(open, at("2027-04-01", 23), 60).usedBusinessDays, 0);
    assert.equal(processingOf(open, at("2027-04-02", 23.9), 60).usedBusinessDays, 0);
    assert.equal(processingOf(open, at("2027-04-03", 0), 60).usedBusinessDays, 1);
    assert.equal(processingOf(open, at("2027-04-05", 12), 60).usedBusinessDays, 1);
    assert.equal(processingOf(open, at("2027-04-06", 0), 60).usedBusinessDays, 2);
  });

  it("stops while the applicant has the ball; a day counts for whoever has it at its end", () => {
    const stretches = [
      office("formCheck", arrival, at("2027-04-05", 15)),
      applicant(at("2027-04-05", 15), at("2027-04-15", 9)),
      office("formCheck", at("2027-04-15", 9)),
    ];
    const { usedBusinessDays, ball, steps } = processingOf(stretches, at("2027-04-17", 0), 60);
    assert.equal(usedBusinessDays, 3);
    assert.equal(ball, "secretariat");
    assert.deepEqual(steps, [
      { step: "formCheck", ball: "secretariat", businessDays: 3 },
      { step: "remediation", ball: "applicant", businessDays: 8 },
    ]);
  });

  it("counts a day once, however often the ball changes hands", () => {
    const stretches = [
      office("submitted", arrival, at("2027-04-05", 9)),
      applicant(at("2027-04-05", 9), at("2027-04-05", 11)),
      office("formCheck", at("2027-04-05", 11), at("2027-04-05", 16)),
      { step: "inquiry", ball: "government", from: at("2027-04-05", 16) } as const,
    ];
    const { steps, usedBusinessDays } = processingOf(stretches, at("2027-04-06", 0), 60);
    assert.equal(usedBusinessDays, 2);
    assert.deepEqual(
      steps.map(({ step, businessDays }) => [step, businessDays]),
      [
        ["submitted", 1],
        ["remediation", 0],
        ["formCheck", 0],
        ["inquiry", 1],
      ],
    );
  });

  it("counts the day on which the case ends, at once, and nothing after it", () => {
    const ended = [office("review", arrival, at("2027-04-07", 16))];
    for (const now of [at("2027-04-07", 17), at("2027-04-08", 0), at("2027-09-01", 0)]) {
      const { usedBusinessDays, ball } = processingOf(ended, now, 60);
      assert.equal(usedBusinessDays, 4);
      assert.equal(ball, "nobody");
    }
  });

  it("counts the day on which the case ends for whoever had the ball last", () => {
    const withdrawn = [
      office("formCheck", arrival, at("2027-04-05", 9)),
      applicant(at("2027-04-05", 9), at("2027-04-05", 15)),
    ];
    assert.equal(processingOf(withdrawn, at("2027-05-01", 0), 60).usedBusinessDays, 1);
  });

  it("sees who has the ball from the very moment it is handed over", () => {
    const handed = at("2027-04-05", 9);
    const stretches = [office("formCheck", arrival, handed), applicant(handed)];
    assert.equal(processingOf(stretches, arrival, 60).ball, "secretariat");
    assert.equal(processingOf(stretches, at("2027-04-05", 8.99), 60).ball, "secretariat");
    assert.equal(processingOf(stretches, handed, 60).ball, "applicant");
    assert.equal(processingOf([office("review", arrival, handed)], handed, 60).ball, "nobody");
  });

  it("is empty before the case arrives", () => {
    const nothing = { usedBusinessDays: 0, late: false, ball: "nobody", steps: [] };
    assert.deepEqual(processingOf([], at("2027-04-05", 9), 60), nothing);
    assert.deepEqual(processingOf([office("submitted", arrival)], at("2027-03-01", 9), 60), nothing);
  });

  describe("being late", () => {
    const lastDay = addBusinessDays("2027-04-01", 60);
    const cases: readonly (readonly [string, string, ProcessingStretch[], boolean])[] = [
      ["not on the last day", at(lastDay, 23), [office("review", arrival)], false],
      ["on the day after it", endOfDay(lastDay), [office("review", arrival)], true],
      [
        "never when the case ended on the last day",
        at("2028-01-05", 9),
        [office("review", arrival, at(lastDay, 23))],
        false,
      ],
      [
        "for good when it ended a business day later",
        at("2028-01-05", 9),
        [office("review", arrival, at(addBusinessDays(lastDay, 1), 9))],
        true,
      ],
      [
        "not while the applicant has the ball",
        at("2028-01-05", 9),
        [
          office("review", arrival, at(addBusinessDays(lastDay, 1), 9)),
          applicant(at(addBusinessDays(lastDay, 1), 9)),
        ],
        false,
      ],
    ];
    for (const [what, now, stretches, late] of cases) {
      it(what, () => assert.equal(processingOf(stretches, now, 60).late, late));
    }
  });

  const balls = ["secretariat", "government", "applicant"] as const;
  const handovers = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.constantFrom(...balls)), {
    minLength: 1,
    maxLength: 6,
  });
  const hours = fc.integer({ min: 0, max: 1500 });

  /** Stretches that follow each other without a gap, the last one ended or not. */
  function caseOf(parts: readonly (readonly [number, (typeof balls)[number]])[], ended: boolean) {
    let moment = Date.parse(arrival);
    return parts.map(([length, ball], index): ProcessingStretch => {
      const from = new Date(moment).toISOString();
      moment += length * 3_600_000;
      const open = index === parts.length - 1 && !ended;
      return { step: `step ${index}`, ball, from, until: open ? undefined : new Date(moment).toISOString() };
    });
  }
  const later = (hour: number) => new Date(Date.parse(arrival) + hour * 3_600_000).toISOString();

  it("never falls as time goes on", () => {
    fc.assert(
      fc.property(handovers, fc.boolean(), hours, hours, (parts, ended, one, two) => {
        const stretches = caseOf(parts, ended);
        const [before, after] = [one, two].toSorted((a, b) => a - b).map((hour) => later(hour));
        assert.ok(before !== undefined && after !== undefined);
        const used = (now: string) => processingOf(stretches, now, 60).usedBusinessDays;
        assert.ok(used(before) <= used(after));
      }),
    );
  });

  it("gains nothing while the applicant has the ball", () => {
    fc.assert(
      fc.property(handovers, hours, (parts, waited) => {
        const worked = caseOf(parts, true);
        const handed = worked.at(-1)?.until;
        assert.ok(handed !== undefined);
        const stretches = [...worked, applicant(handed)];
        const start = processingOf(stretches, endOfDay(jstDay(handed)), 60).usedBusinessDays;
        const now = new Date(Date.parse(endOfDay(jstDay(handed))) + waited * 3_600_000).toISOString();
        assert.equal(processingOf(stretches, now, 60).usedBusinessDays, start);
      }),
    );
  });

  it("counts each business day at most once: the steps add up to the days since the arrival", () => {
    fc.assert(
      fc.property(handovers, hours, (parts, hour) => {
        const stretches = caseOf([[0, "secretariat"], ...parts], false);
        const now = later(hour);
        const { steps, usedBusinessDays } = processingOf(stretches, now, 60);
        const sum = (of: typeof steps) => of.reduce((total, { businessDays }) => total + businessDays, 0);
        const yesterday = jstDay(new Date(Date.parse(now) - 86_400_000).toISOString());
        assert.equal(sum(steps), businessDaysBetween("2027-04-01", yesterday));
        assert.equal(sum(steps.filter(({ ball }) => ball !== "applicant")), usedBusinessDays);
      }),
    );
  });
});
