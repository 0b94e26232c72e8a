import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  addBusinessDays,
  addDays,
  addMonths,
  addYears,
  businessDaysBetween,
  dayAfter,
  daysBetween,
  endOfDay,
  formatJst,
  isBusinessDay,
  jstDay,
  lastDayOfMonths,
  secondsUntil,
  validUntilAfterYears,
  wareki,
} from "#scheme/calendar.ts";

const first = Date.UTC(2026, 0, 1);
const days = fc.integer({ min: 0, max: 365 * 12 }).map((offset) => isoDay(first + offset * 86_400_000));
const instants = fc
  .integer({ min: first, max: first + 12 * 365 * 86_400_000 })
  .map((milliseconds) => new Date(milliseconds).toISOString());

function isoDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function holds<T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void, numRuns = 300): void {
  fc.assert(fc.property(arbitrary, check), { numRuns });
}

describe("jstDay", () => {
  const cases = [
    ["2027-03-31T14:59:59.999Z", "2027-03-31"],
    ["2027-03-31T15:00:00.000Z", "2027-04-01"],
    ["2027-04-01T00:00:00+09:00", "2027-04-01"],
    ["2027-12-31T15:00:00Z", "2028-01-01"],
  ] as const;
  for (const [instant, day] of cases) it(`${instant} is ${day}`, () => assert.equal(jstDay(instant), day));

  it("refuses what is no moment", () => assert.throws(() => jstDay("2027-04-01"), RangeError));

  it("is the day whose end is the first moment after it", () => {
    holds(instants, (instant) => {
      const day = jstDay(instant);
      assert.ok(instant < endOfDay(day));
      assert.ok(endOfDay(addDays(day, -1)) <= instant);
    });
  });
});

describe("days, months and years", () => {
  it("adds days over the ends of months and years", () => {
    assert.equal(addDays("2027-12-31", 1), "2028-01-01");
    assert.equal(addDays("2028-03-01", -1), "2028-02-29");
    assert.equal(dayAfter("2027-02-28"), "2027-03-01");
  });

  it("clamps to the end of a shorter month", () => {
    assert.equal(addMonths("2027-11-30", 3), "2028-02-29");
    assert.equal(addMonths("2027-01-31", 1), "2027-02-28");
    assert.equal(addYears("2028-02-29", 1), "2029-02-28");
    assert.equal(addYears("2027-04-01", 3), "2030-04-01");
  });

  it("counts the days it adds", () => {
    holds(fc.tuple(days, fc.integer({ min: -2000, max: 2000 })), ([day, n]) => {
      assert.equal(daysBetween(day, addDays(day, n)), n);
      assert.equal(daysBetween(addDays(day, n), day), 0 - n);
    });
  });

  for (const bad of [
    "2027-02-29",
    "2027-13-01",
    "2027-4-1",
    "2027-04-01T00:00",
    "",
    "20270401",
    "+002027-04-01",
  ]) {
    it(`refuses ${bad || "an empty text"}`, () => {
      for (const use of [dayAfter, isBusinessDay, endOfDay, wareki])
        assert.throws(() => use(bad), RangeError);
      for (const use of [daysBetween, businessDaysBetween]) {
        assert.throws(() => use(bad, "2027-04-01"), RangeError);
        assert.throws(() => use("2027-04-01", bad), RangeError);
      }
      for (const use of [
        addDays,
        addMonths,
        addYears,
        addBusinessDays,
        validUntilAfterYears,
        lastDayOfMonths,
      ]) {
        assert.throws(() => use(bad, 1), RangeError);
      }
    });
  }
});

describe("business days", () => {
  const cases = [
    ["2027-04-01", true, "a Thursday"],
    ["2027-04-03", false, "a Saturday"],
    ["2027-04-04", false, "a Sunday"],
    ["2027-04-29", false, "昭和の日"],
    ["2027-03-22", false, "a substitute holiday"],
    ["2026-09-22", false, "a citizens' holiday between two others"],
    ["2027-12-28", true, "the last day before the year's end"],
    ["2027-12-29", false, "the first day of the year's end"],
    ["2027-12-31", false, "the last day of the year"],
    ["2028-01-03", false, "the last day of the new year's rest"],
    ["2028-01-04", true, "the first day after it"],
  ] as const;
  for (const [day, expected, what] of cases) {
    it(`${day}, ${what}, ${expected ? "is one" : "is none"}`, () =>
      assert.equal(isBusinessDay(day), expected));
  }

  it("does not guess in a year whose holidays are not known", () => {
    assert.throws(() => isBusinessDay("1969-12-01"), RangeError);
    assert.equal(isBusinessDay("1970-01-05"), true);
    assert.equal(isBusinessDay("2050-12-28"), true);
    assert.throws(() => isBusinessDay("2051-01-05"), RangeError);
  });

  it("does not count the first day (初日不算入)", () => {
    assert.equal(addBusinessDays("2027-04-01", 1), "2027-04-02");
    assert.equal(addBusinessDays("2027-04-02", 1), "2027-04-05");
    assert.equal(addBusinessDays("2027-04-03", 1), "2027-04-05");
    assert.equal(addBusinessDays("2027-12-28", 1), "2028-01-04");
    assert.equal(addBusinessDays("2027-04-28", 1), "2027-04-30");
    assert.equal(addBusinessDays("2027-04-03", 0), "2027-04-03");
  });

  for (const bad of [-1, 1.5, Number.NaN]) {
    it(`refuses to add ${bad}`, () => assert.throws(() => addBusinessDays("2027-04-01", bad), RangeError));
  }

  it("counts after the first day, up to and including the last", () => {
    assert.equal(businessDaysBetween("2027-04-01", "2027-04-01"), 0);
    assert.equal(businessDaysBetween("2027-04-01", "2027-04-02"), 1);
    assert.equal(businessDaysBetween("2027-04-02", "2027-04-04"), 0);
    assert.equal(businessDaysBetween("2027-04-02", "2027-04-05"), 1);
    assert.equal(businessDaysBetween("2027-04-05", "2027-04-02"), 0);
  });

  it("ends a period on the first day by which so many have passed", () => {
    holds(
      fc.tuple(days, fc.integer({ min: 1, max: 80 })),
      ([day, n]) => {
        const last = addBusinessDays(day, n);
        assert.ok(isBusinessDay(last));
        assert.equal(businessDaysBetween(day, last), n);
        assert.equal(businessDaysBetween(day, addDays(last, -1)), n - 1);
      },
      100,
    );
  });

  it("adds up over any day between", () => {
    holds(
      fc.tuple(days, fc.nat(60), fc.nat(60)),
      ([day, one, two]) => {
        const middle = addDays(day, one);
        const last = addDays(middle, two);
        assert.equal(
          businessDaysBetween(day, last),
          businessDaysBetween(day, middle) + businessDaysBetween(middle, last),
        );
      },
      100,
    );
  });
});

describe("periods that end on a day", () => {
  const validity = [
    ["2027-04-01", 3, "2030-03-31"],
    ["2027-01-01", 2, "2028-12-31"],
    ["2028-02-29", 4, "2032-02-28"],
    ["2028-02-29", 3, "2031-02-28"],
    ["2028-03-01", 3, "2031-02-28"],
    ["2029-03-01", 3, "2032-02-29"],
  ] as const;
  for (const [from, years, until] of validity) {
    it(`${years} years from ${from} are valid until ${until}`, () =>
      assert.equal(validUntilAfterYears(from, years), until));
  }

  const objection = [
    ["2027-04-01", 3, "2027-07-01"],
    ["2027-02-28", 3, "2027-05-31"],
    ["2027-11-29", 3, "2028-02-29"],
    ["2027-11-30", 3, "2028-02-29"],
    ["2027-12-30", 2, "2028-02-29"],
    ["2027-08-31", 3, "2027-11-30"],
  ] as const;
  for (const [notice, months, last] of objection) {
    it(`${months} months after a notice of ${notice} end on ${last}`, () =>
      assert.equal(lastDayOfMonths(notice, months), last));
  }
});

describe("moments in words", () => {
  it("shows the wall clock of Japan", () => {
    assert.equal(formatJst("2027-04-01T00:30:00Z"), "2027-04-01 09:30 JST");
    assert.equal(formatJst("2027-12-31T15:00:59.999Z"), "2028-01-01 00:00 JST");
  });

  it("shows the Japanese era", () => {
    assert.equal(wareki("2027-04-01"), "令和9年4月1日");
    assert.equal(wareki("2019-05-01"), "令和元年5月1日");
    assert.equal(wareki("2019-04-30"), "平成31年4月30日");
  });

  it("gives the first moment after a day in UTC", () => {
    assert.equal(endOfDay("2027-04-01"), "2027-04-01T15:00:00.000Z");
  });
});

describe("secondsUntil", () => {
  const cases = [
    ["2027-04-01T14:59:59.000Z", "2027-04-01", 1],
    ["2027-04-01T14:59:58.500Z", "2027-04-01", 2],
    ["2027-04-01T00:00:00.000Z", "2027-04-01", 54_000],
    ["2027-04-01T15:00:00.000Z", "2027-04-01", 1],
    ["2028-04-01T15:00:00.000Z", "2027-04-01", 1],
    ["2027-03-31T15:00:00.000Z", "2027-04-14", 14 * 86_400],
  ] as const;
  for (const [now, day, seconds] of cases) {
    it(`${now} until ${day} is over: ${seconds} s`, () => assert.equal(secondsUntil(now, day), seconds));
  }

  it("never fires before the day is over", () => {
    holds(fc.tuple(instants, days), ([now, day]) => {
      const fires = Date.parse(now) + secondsUntil(now, day) * 1000;
      assert.ok(fires >= Date.parse(endOfDay(day)));
    });
  });
});

describe("the zone of the machine", () => {
  const script = `
    const c = await import(${JSON.stringify(import.meta.resolve("#scheme/calendar.ts"))});
    console.log(JSON.stringify([c.jstDay("2027-03-31T15:00:00Z"), c.addDays("2027-03-13", 1), c.isBusinessDay("2027-04-29"),
      c.addBusinessDays("2027-12-28", 3), c.endOfDay("2027-11-07"), c.formatJst("2027-03-14T10:30:00Z"), c.wareki("2019-05-01"),
      c.daysBetween("2027-03-01", "2027-12-01"), c.secondsUntil("2027-11-07T00:00:00Z", "2027-11-08")]));`;
  const answers = (zone: string) =>
    execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      env: { ...process.env, TZ: zone },
      encoding: "utf8",
    });

  for (const zone of ["America/Los_Angeles", "Pacific/Kiritimati"]) {
    it(`${zone} changes nothing`, () => {
      assert.deepEqual(JSON.parse(answers(zone)), [
        "2027-04-01",
        "2027-03-14",
        false,
        "2028-01-06",
        "2027-11-07T15:00:00.000Z",
        "2027-03-14 19:30 JST",
        "令和元年5月1日",
        275,
        140_400,
      ]);
    });
  }
});
