import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  applicationStatuses,
  applicationStatusNames,
  applicationTransitions,
} from "#scheme/application-transitions.ts";
import {
  certificationStatuses,
  certificationTransitions,
  publicStatuses,
  publicStatusNames,
} from "#scheme/certification-transitions.ts";
import { inquiryStatuses, inquiryStatusNames, inquiryTransitions } from "#scheme/inquiry-transitions.ts";
import { taskStatuses, taskStatusNames, taskTransitions } from "#scheme/task-transitions.ts";
import {
  actsFrom,
  finalStatuses,
  holds,
  type TransitionTable,
  transitionFor,
  writeConditions,
} from "#scheme/transition.ts";

type Aggregate = {
  readonly name: string;
  readonly table: TransitionTable<string, string>;
  readonly statuses: readonly string[];
  readonly starts: readonly string[];
};

const aggregates: readonly Aggregate[] = [
  { name: "application", table: applicationTransitions, statuses: applicationStatuses, starts: ["draft"] },
  { name: "inquiry", table: inquiryTransitions, statuses: inquiryStatuses, starts: ["sent"] },
  {
    name: "certification",
    table: certificationTransitions,
    statuses: certificationStatuses,
    starts: ["valid"],
  },
  { name: "task", table: taskTransitions, statuses: taskStatuses, starts: ["open"] },
];

const subjects = ["anna", "ben", "chika"] as const;
const subject = fc.constantFrom(...subjects);

function reachable({ table, starts }: Aggregate): ReadonlySet<string> {
  const found = new Set(starts);
  for (const status of found) {
    for (const row of table) if (row.from.includes(status)) found.add(row.to);
  }
  return found;
}

for (const aggregate of aggregates) {
  const { name, table, statuses } = aggregate;
  const acts = [...new Set(table.map((row) => row.act))];

  describe(`transitions of the ${name}`, () => {
    it("give each act at most one row from a status", () => {
      for (const status of statuses) {
        const possible = actsFrom(table, status);
        assert.deepEqual([...possible], [...new Set(possible)], status);
      }
    });

    it("name known statuses alone, and an actor for each act", () => {
      for (const row of table) {
        for (const status of [...row.from, row.to])
          assert.ok(statuses.includes(status), `${row.act}: ${status}`);
        assert.ok(row.by.length > 0 && row.why.length > 0, row.act);
      }
    });

    it("reach every status", () =>
      assert.deepEqual([...reachable(aggregate)].toSorted(), [...statuses].toSorted()));

    it("are found for an act exactly where its conditions can hold", () => {
      const record = fc.record({
        version: fc.integer({ min: 1, max: 3 }),
        status: fc.constantFrom(...statuses),
        proposedBy: fc.option(subject, { nil: undefined }),
        reviewedBy: fc.subarray([...subjects]),
        conflictedStaff: fc.subarray([...subjects]),
      });
      fc.assert(
        fc.property(
          record,
          fc.constantFrom(...acts),
          subject,
          fc.integer({ min: 1, max: 3 }),
          (stored, act, who, seen) => {
            const rows = table.filter((row) => row.act === act);
            const found = transitionFor(table, stored.status, act);
            assert.equal(found !== undefined, actsFrom(table, stored.status).includes(act));
            for (const row of rows) {
              const mayWrite = writeConditions(row, seen, who).every((condition) => holds(condition, stored));
              const four = row.fourEyes;
              const eyes =
                four === undefined ||
                ((!four.differsFrom.includes("proposedBy") || stored.proposedBy !== who) &&
                  (!four.notAmong.includes("reviewedBy") || !stored.reviewedBy.includes(who)) &&
                  (!four.notAmong.includes("conflictedStaff") || !stored.conflictedStaff.includes(who)));
              assert.equal(mayWrite, found === row && stored.version === seen && eyes);
            }
          },
        ),
        { numRuns: 500 },
      );
    });
  });
}

describe("final statuses", () => {
  it("are certified, refused, withdrawn and lapsed for an application", () => {
    assert.deepEqual(finalStatuses(applicationTransitions, applicationStatuses), [
      "certified",
      "refused",
      "withdrawn",
      "lapsed",
    ]);
  });

  it("is the cancellation for an inquiry: what was answered can be asked again on another filing", () => {
    assert.deepEqual(finalStatuses(inquiryTransitions, inquiryStatuses), ["cancelled"]);
  });

  it("are giving back alone for a certification, as a revocation can be set aside", () => {
    assert.deepEqual(finalStatuses(certificationTransitions, certificationStatuses), ["returned"]);
  });

  it("are all but open for a task", () => {
    assert.deepEqual(finalStatuses(taskTransitions, taskStatuses), ["answered", "expired", "cancelled"]);
  });
});

describe("names of statuses", () => {
  const names = { applicationStatusNames, inquiryStatusNames, taskStatusNames, publicStatusNames };
  const statuses = {
    applicationStatusNames: applicationStatuses,
    inquiryStatusNames: inquiryStatuses,
    taskStatusNames: taskStatuses,
    publicStatusNames: publicStatuses,
  };
  for (const [which, texts] of Object.entries(names)) {
    it(`${which} tell every status apart in both languages`, () => {
      const listed = Object.entries(statuses).find(([key]) => key === which)?.[1];
      assert.deepEqual(Object.keys(texts).toSorted(), [...(listed ?? [])].toSorted());
      for (const language of ["ja", "en"] as const) {
        const used = Object.values(texts).map((text) => text[language]);
        assert.equal(new Set(used).size, used.length, language);
      }
    });
  }
});

describe("holds", () => {
  const cases = [
    ["oneOf finds a listed value", { field: "a", is: "oneOf", values: ["x", 2] }, { a: 2 }, true],
    ["oneOf misses another value", { field: "a", is: "oneOf", values: ["x", 2] }, { a: "2" }, false],
    ["oneOf misses a missing field", { field: "a", is: "oneOf", values: ["x"] }, {}, false],
    ["not differs from another value", { field: "a", is: "not", value: "x" }, { a: "y" }, true],
    ["not is broken by the value", { field: "a", is: "not", value: "x" }, { a: "x" }, false],
    ["not holds of a missing field", { field: "a", is: "not", value: "x" }, {}, true],
    ["without holds of a list without it", { field: "a", is: "without", value: "x" }, { a: ["y"] }, true],
    [
      "without is broken by a list with it",
      { field: "a", is: "without", value: "x" },
      { a: ["y", "x"] },
      false,
    ],
    ["without holds of a missing list", { field: "a", is: "without", value: "x" }, {}, true],
  ] as const;
  for (const [what, condition, fields, expected] of cases) {
    it(what, () => assert.equal(holds(condition, fields), expected));
  }
});
