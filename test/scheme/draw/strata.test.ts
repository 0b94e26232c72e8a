import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Category, categoryCodes } from "#scheme/categories.ts";
import { type DrawCandidate, type DrawRules, drawPopulation, drawRules } from "#scheme/draw/population.ts";
import { formStrata, inCodeUnitOrder } from "#scheme/draw/strata.ts";

const rules: DrawRules = {
  ratePercentPerYear: 7,
  minimumPerCategory: 1,
  coolingOffMonths: 24,
  coolingOffCovers: "certification",
  strataBy: "category",
};
const day = "2029-05-01";

function candidate(number: string, more: Partial<DrawCandidate> = {}): DrawCandidate {
  return { number, corporateNumber: "7123456789012", category: "audit", ...more };
}

function many(count: number, category: Category, risk?: string): DrawCandidate[] {
  const more = { category, ...(risk === undefined ? {} : { risk }) };
  return Array.from({ length: count }, (_, at) =>
    candidate(`${category.toUpperCase()}-${risk ?? ""}${at}`.toUpperCase(), more),
  );
}

const sizes = (candidates: readonly DrawCandidate[], change: Partial<DrawRules> = {}) =>
  Object.fromEntries(
    formStrata(candidates, { ...rules, ...change }, day).strata.map(({ name, sampleSize }) => [
      name,
      sampleSize,
    ]),
  );

describe("S-03 the sample size of a category", () => {
  const cases: readonly (readonly [eligible: number, rate: number, minimum: number, expected: number])[] = [
    [1, 7, 1, 1],
    [14, 7, 1, 1],
    [15, 7, 1, 2],
    [84, 7, 1, 6],
    [100, 7, 1, 7],
    [101, 7, 1, 8],
    [188, 7, 1, 14],
    [10, 0, 0, 0],
    [10, 0, 3, 3],
    [2, 7, 3, 2],
    [10, 100, 1, 10],
    [1000, 1.1, 1, 11],
    [300, 0.07, 1, 1],
    [10_000, 0.07, 1, 7],
    [3, 33.33, 0, 1],
    [30, 0.01, 0, 1],
  ];
  for (const [eligible, rate, minimum, expected] of cases) {
    it(`${eligible} eligible at ${rate} %, at least ${minimum}: ${expected}`, () => {
      const change = { ratePercentPerYear: rate, minimumPerCategory: minimum };
      assert.deepEqual(sizes(many(eligible, "audit"), change), { audit: expected });
    });
  }

  it("is each category's own, and categories with nobody have none", () => {
    const candidates = [
      ...many(84, "audit"),
      ...many(188, "vulnerabilityAssessment"),
      ...many(1, "deviceVerification"),
    ];
    assert.deepEqual(sizes(candidates), { audit: 6, deviceVerification: 1, vulnerabilityAssessment: 14 });
    assert.deepEqual(sizes([]), {});
  });

  it("has a rate of at most two decimals", () => {
    for (const ratePercentPerYear of [7, 7.5, 0.07, 33.33, 1.1]) {
      assert.ok(drawRules.safeParse({ ...rules, ratePercentPerYear }).success, `${ratePercentPerYear}`);
    }
    for (const ratePercentPerYear of [0.001, -1, 100.5, Number.NaN]) {
      assert.ok(!drawRules.safeParse({ ...rules, ratePercentPerYear }).success, `${ratePercentPerYear}`);
    }
  });

  it("cannot be more than the selection can pick", () => {
    const candidates = many(65_536, "audit");
    assert.throws(
      () => sizes(candidates, { ratePercentPerYear: 100 }),
      /audit needs 65536 picks, at most 65535/,
    );
    assert.deepEqual(sizes(candidates.slice(1), { ratePercentPerYear: 100 }), { audit: 65_535 });
  });
});

describe("S-03 strata by category and risk", () => {
  const byRisk = { strataBy: "categoryAndRisk" } as const;
  const cases: readonly (readonly [
    string,
    readonly (readonly [string | undefined, number])[],
    number,
    object,
  ])[] = [
    [
      "in proportion",
      [
        ["high", 20],
        ["low", 80],
      ],
      10,
      { "audit/high": 2, "audit/low": 8 },
    ],
    [
      "the largest remainder first",
      [
        ["a", 33],
        ["b", 33],
        ["c", 34],
      ],
      10,
      { "audit/a": 3, "audit/b": 3, "audit/c": 4 },
    ],
    [
      "the first name where remainders are equal",
      [
        ["b", 5],
        ["a", 5],
        ["c", 5],
      ],
      10,
      { "audit/a": 1, "audit/b": 1, "audit/c": 0 },
    ],
    [
      "all where all are drawn",
      [
        ["high", 2],
        ["low", 3],
      ],
      100,
      { "audit/high": 2, "audit/low": 3 },
    ],
    [
      "and those without a risk by themselves",
      [
        ["high", 10],
        [undefined, 10],
      ],
      10,
      { audit: 1, "audit/high": 1 },
    ],
  ];
  for (const [told, parts, ratePercentPerYear, expected] of cases) {
    it(`are allotted the sample of their category: ${told}`, () => {
      const candidates = parts.flatMap(([risk, count]) => many(count, "audit", risk));
      assert.deepEqual(sizes(candidates, { ...byRisk, ratePercentPerYear }), expected);
    });
  }

  it("are not formed by risk unless the rules say so", () => {
    const candidates = [...many(10, "audit", "high"), ...many(10, "audit", "low")];
    assert.deepEqual(sizes(candidates), { audit: 2 });
  });
});

describe("S-03 nobody is drawn twice within the cooling-off", () => {
  const cases: readonly (readonly [last: string, months: number, eligible: boolean])[] = [
    ["2027-05-01", 24, false],
    ["2027-04-30", 24, true],
    ["2027-05-02", 24, false],
    ["2027-05-01", 23, true],
    ["2029-04-30", 0, true],
    ["2029-05-01", 0, false],
    ["2030-01-01", 24, false],
  ];
  for (const [lastSurveilledOn, coolingOffMonths, eligible] of cases) {
    it(`surveilled on ${lastSurveilledOn}, ${coolingOffMonths} months, drawn on ${day}: ${eligible ? "eligible" : "rests"}`, () => {
      const population = formStrata(
        [candidate("A-1", { lastSurveilledOn })],
        { ...rules, coolingOffMonths },
        day,
      );
      assert.deepEqual(population.coolingOff, eligible ? [] : ["A-1"]);
      assert.deepEqual(
        population.strata.flatMap(({ entries }) => entries),
        eligible ? ["A-1"] : [],
      );
    });
  }

  const ofTwoProviders = [
    candidate("A-1", { lastSurveilledOn: "2028-05-01" }),
    candidate("D-1", { category: "deviceVerification" }),
    candidate("A-2", { corporateNumber: "4000012090001" }),
  ];
  it("rests alone where the rest covers a certification", () => {
    assert.deepEqual(formStrata(ofTwoProviders, rules, day).coolingOff, ["A-1"]);
  });
  it("rests with the provider's others where the rest covers the provider", () => {
    const { coolingOff, strata } = formStrata(
      ofTwoProviders,
      { ...rules, coolingOffCovers: "provider" },
      day,
    );
    assert.deepEqual(coolingOff, ["A-1", "D-1"]);
    assert.deepEqual(strata, [{ name: "audit", category: "audit", sampleSize: 1, entries: ["A-2"] }]);
  });
  it("does not count towards the rate", () => {
    const resting = many(90, "audit").map((each) => ({ ...each, lastSurveilledOn: "2028-05-01" }));
    assert.deepEqual(sizes([...resting, ...many(10, "audit", "x")]), { audit: 1 });
  });
});

describe("S-03 the order of the population", () => {
  it("is that of code units, whatever the language of the machine", () => {
    const numbers = ["CSP-2027-VA-9999", "CSP-2027-VA-10000", "CSP-2027-AU-0002", "CSP-2026-VA-0001"];
    const { strata } = formStrata(
      numbers.map((number) => candidate(number)),
      rules,
      day,
    );
    assert.deepEqual(strata[0]?.entries, [
      "CSP-2026-VA-0001",
      "CSP-2027-AU-0002",
      "CSP-2027-VA-10000",
      "CSP-2027-VA-9999",
    ]);
    assert.deepEqual(inCodeUnitOrder(["b", "ア", "a", "B", "a"]), ["B", "a", "a", "b", "ア"]);
  });

  it("refuses a certification named twice", () => {
    assert.throws(() => formStrata([candidate("A-1"), candidate("A-1")], rules, day), RangeError);
  });

  const candidates = fc.uniqueArray(
    fc.record(
      {
        number: fc.integer({ min: 1, max: 9999 }).map((sequence) => `CSP-2027-AU-${sequence}`),
        corporateNumber: fc.constantFrom("7123456789012", "4000012090001", "7010705000725"),
        category: fc.constantFrom(...categoryCodes),
        risk: fc.constantFrom("high", "low"),
        lastSurveilledOn: fc.constantFrom("2026-05-01", "2027-05-01", "2028-05-01"),
      },
      { requiredKeys: ["number", "corporateNumber", "category"] },
    ),
    { selector: (each) => each.number, maxLength: 80 },
  );
  const anyRules = fc.record({
    ratePercentPerYear: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
    minimumPerCategory: fc.integer({ min: 0, max: 5 }),
    coolingOffMonths: fc.constantFrom(0, 12, 24, 36),
    coolingOffCovers: fc.constantFrom("certification", "provider"),
    strataBy: fc.constantFrom("category", "categoryAndRisk"),
  });

  it("has every certification once, eligible or at rest, and sizes that add up, in whatever order they came", () => {
    fc.assert(
      fc.property(candidates, anyRules, (all, anyOf) => {
        const population = formStrata(all, anyOf, day);
        assert.deepEqual(drawPopulation.parse(population), population);
        const { strata, coolingOff } = population;
        const listed = [...strata.flatMap(({ entries }) => entries), ...coolingOff];
        assert.deepEqual(listed.toSorted(), all.map(({ number }) => number).toSorted());
        assert.deepEqual(formStrata(all.toReversed(), anyOf, day), population);
        for (const category of categoryCodes) {
          const own = strata.filter((each) => each.category === category);
          const eligible = own.reduce((sum, { entries }) => sum + entries.length, 0);
          const sample = own.reduce((sum, { sampleSize }) => sum + sampleSize, 0);
          const exact = (anyOf.ratePercentPerYear * eligible) / 100;
          assert.ok(sample >= Math.min(eligible, anyOf.minimumPerCategory) && sample >= exact - 1e-9);
          assert.ok(sample < Math.max(exact + 1, anyOf.minimumPerCategory + 1));
          for (const { entries, sampleSize } of own) {
            assert.ok(Math.abs(sampleSize - (sample * entries.length) / eligible) < 1);
          }
        }
      }),
    );
  });
});
