import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays } from "#scheme/calendar.ts";
import { reportedLate } from "#scheme/change-lateness.ts";
import { type ChangeRule, classifyChange, weighChange } from "#scheme/change-weight.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import { addPeriod } from "#scheme/task-due.ts";

const policy = policyVersion("2027-04-01.1");
const rules: readonly ChangeRule[] = [
  ...policy.changes.largePaths.value.map((path) => ({ path, weight: "large" as const })),
  ...policy.changes.lightPaths.value.map((path) => ({ path, weight: "light" as const })),
];

describe("M-06 how heavy a change is", () => {
  for (const [path, weight, rule] of [
    ["company.address", "light", "company.address"],
    ["company.officers", "large", "company.officers"],
    ["company.officers.0.name", "large", "company.officers"],
    ["assets.tools.3.maker", "light", "assets.tools"],
    ["assets.toolSelection", "large", "assets.toolSelection"],
    ["service.departmentName", "large", "service.departmentName"],
    ["service.departmentNameEn", "light", "service.departmentNameEn"],
    ["company", "large", undefined],
    ["assets", "large", undefined],
    ["something.else", "large", undefined],
    ["company.addresses", "large", undefined],
  ] as const) {
    it(`${path} is ${weight}`, () => {
      assert.deepEqual(weighChange(path, rules), rule === undefined ? { weight } : { weight, rule });
    });
  }

  it("the rule with the longest path counts, in whatever order they stand", () => {
    const both: ChangeRule[] = [
      { path: "assets", weight: "large" },
      { path: "assets.tools", weight: "light" },
    ];
    for (const given of [both, both.toReversed()]) {
      assert.equal(weighChange("assets.tools.0", given).weight, "light");
      assert.equal(weighChange("assets.dataStores", given).weight, "large");
    }
  });

  it("one large item makes a change large, and nothing else does", () => {
    const paths = fc.array(fc.constantFrom(...rules.map(({ path }) => path), "unknown.item"), {
      minLength: 1,
    });
    fc.assert(
      fc.property(paths, (touched) => {
        const large = touched.some((path) => weighChange(path, rules).weight === "large");
        assert.equal(classifyChange(touched, rules), large ? "large" : "light");
      }),
    );
  });
});

describe("M-06 whether a change is reported late", () => {
  const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays("2027-06-01", days));

  it("a light one is on time through the last day of the period after it", () => {
    const { amount } = policy.changes.lightReportAfter.value;
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (happensOn, days) => {
        const reportedOn = addDays(happensOn, days);
        assert.equal(reportedLate({ weight: "light", reportedOn, happensOn }, policy), days > amount);
      }),
    );
  });

  it("a large one is on time when the whole period still lies before it", () => {
    fc.assert(
      fc.property(day, (reportedOn) => {
        const earliest = addPeriod(reportedOn, policy.changes.largeReportBefore.value);
        const late = (happensOn: string) => reportedLate({ weight: "large", reportedOn, happensOn }, policy);
        assert.deepEqual([late(earliest), late(addDays(earliest, -1))], [false, true]);
        assert.equal(late(reportedOn), true);
      }),
    );
  });
});
