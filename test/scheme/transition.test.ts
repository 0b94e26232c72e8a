import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { applicantViewNames, applicantViews } from "#scheme/application-transitions.ts";
import type { Bilingual } from "#scheme/bilingual.ts";
import { publicStatuses, publicStatusNames } from "#scheme/certification-transitions.ts";
import { incidentKindNames, incidentKinds } from "#scheme/incident-transitions.ts";
import { inquiryProgresses, inquiryProgressNames } from "#scheme/inquiry-transitions.ts";
import { prerequisiteStandingNames, prerequisiteStandings } from "#scheme/prerequisite-standing.ts";
import { prerequisiteKindNames, prerequisiteKinds } from "#scheme/prerequisite-transitions.ts";
import { revocationGroundNames, revocationGrounds } from "#scheme/revocation-grounds.ts";
import {
  providerSurveillanceViewNames,
  providerSurveillanceViews,
} from "#scheme/surveillance-transitions.ts";
import { tipKindNames, tipKinds } from "#scheme/tip-transitions.ts";
import {
  actsFrom,
  finalStatuses,
  holds,
  type TransitionTable,
  transitionFor,
  writeConditions,
} from "#scheme/transition.ts";
import { type Aggregate, aggregates } from "./aggregates.ts";

const subjects = ["anna", "ben", "chika", "system"] as const;
const subject = fc.constantFrom(...subjects);

function reachable({ table, statuses }: Aggregate): ReadonlySet<string> {
  const found = new Set(statuses.slice(0, 1));
  for (const status of found) {
    for (const row of table) if (row.from.includes(status)) found.add(row.to);
  }
  return found;
}

function leadsToAnEnd({ table, statuses, finals }: Aggregate): ReadonlySet<string> {
  const found = new Set(finals);
  for (const _ of statuses) {
    for (const row of table) if (found.has(row.to)) for (const status of row.from) found.add(status);
  }
  return found;
}

/** A stored record with every field that any row of the table asks about. */
function storedRecord({ table, statuses }: Aggregate) {
  const single = table.flatMap((row) => row.fourEyes?.differsFrom ?? []);
  const listed = table.flatMap((row) => row.fourEyes?.notAmong ?? []);
  return fc.record({
    version: fc.integer({ min: 1, max: 3 }),
    status: fc.constantFrom(...statuses),
    ...Object.fromEntries(single.map((field) => [field, fc.option(subject, { nil: undefined })])),
    ...Object.fromEntries(listed.map((field) => [field, fc.subarray([...subjects])])),
  });
}

function eyes(row: TransitionTable<string, string>[number], stored: object, who: string): boolean {
  const fields = new Map<string, unknown>(Object.entries(stored));
  const among = (field: string) => {
    const listed = fields.get(field);
    return Array.isArray(listed) && listed.includes(who);
  };
  const { differsFrom, notAmong } = row.fourEyes ?? { differsFrom: [], notAmong: [] };
  return differsFrom.every((field) => fields.get(field) !== who) && !notAmong.some(among);
}

for (const aggregate of aggregates) {
  const { name, table, statuses, finals } = aggregate;
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

    if (finals.length === 0)
      it("never end: of what is over something may still come to light", () =>
        assert.deepEqual(finalStatuses(table, statuses), []));
    else
      it(`end in ${finals.join(", ")}, which every status can reach`, () => {
        assert.deepEqual(finalStatuses(table, statuses), finals);
        assert.deepEqual([...leadsToAnEnd(aggregate)].toSorted(), [...statuses].toSorted());
      });

    it("keep a field of four eyes either for one person or for a list", () => {
      const single = new Set(table.flatMap((row) => row.fourEyes?.differsFrom ?? []));
      const listed = table.flatMap((row) => row.fourEyes?.notAmong ?? []);
      assert.deepEqual(
        listed.filter((field) => single.has(field)),
        [],
      );
    });

    it("never shut the machinery out for what it did before", () => {
      for (const row of table.filter(({ by }) => by.includes("system"))) {
        assert.deepEqual(row.fourEyes?.differsFrom ?? [], [], row.act);
        assert.ok(
          (row.fourEyes?.notAmong ?? []).every((field) => field === "conflictedStaff"),
          row.act,
        );
      }
    });

    it("are found for an act exactly where its conditions can hold", () => {
      fc.assert(
        fc.property(
          storedRecord(aggregate),
          fc.constantFrom(...acts),
          subject,
          fc.integer({ min: 1, max: 3 }),
          (stored, act, who, seen) => {
            const rows = table.filter((row) => row.act === act);
            const found = transitionFor(table, stored.status, act);
            assert.equal(found !== undefined, actsFrom(table, stored.status).includes(act));
            for (const row of rows) {
              const mayWrite = writeConditions(row, seen, who).every((condition) => holds(condition, stored));
              assert.equal(mayWrite, found === row && stored.version === seen && eyes(row, stored, who));
            }
          },
        ),
        { numRuns: 500 },
      );
    });
  });
}

describe("names", () => {
  const listed: readonly (readonly [string, readonly string[], Readonly<Record<string, Bilingual>>])[] = [
    ...aggregates
      .filter(({ name }) => name !== "certification")
      .map(({ name, statuses, names }) => [`statuses of the ${name}`, statuses, names] as const),
    ["public statuses", publicStatuses, publicStatusNames],
    ["views of an applicant", applicantViews, applicantViewNames],
    ["views of a provider", providerSurveillanceViews, providerSurveillanceViewNames],
    ["progresses of an inquiry", inquiryProgresses, inquiryProgressNames],
    ["kinds of tip", tipKinds, tipKindNames],
    ["kinds of incident", incidentKinds, incidentKindNames],
    ["prerequisites", prerequisiteKinds, prerequisiteKindNames],
    ["standings of a prerequisite", prerequisiteStandings, prerequisiteStandingNames],
    ["grounds of a revocation", revocationGrounds, revocationGroundNames],
  ];
  for (const [which, codes, names] of listed) {
    it(`tell the ${which} apart in both languages`, () => {
      assert.deepEqual(Object.keys(names).toSorted(), codes.toSorted());
      for (const language of ["ja", "en"] as const) {
        const used = Object.values(names).map((text) => text[language]);
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
