import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { changeReportTransitions } from "#scheme/change-report-transitions.ts";
import { type ChangeRule, classifyChange } from "#scheme/change-weight.ts";
import { transitionFor } from "#scheme/transition.ts";

const rules: readonly ChangeRule[] = [
  { path: "company", weight: "light" },
  { path: "company.capitalRelations", weight: "large" },
  { path: "assets", weight: "large" },
  { path: "assets.tools", weight: "light" },
  { path: "service.departmentName", weight: "large" },
];

describe("M-06 how heavy a change is", () => {
  const cases: readonly (readonly [string, readonly string[], "light" | "large"])[] = [
    ["a light item", ["company.address"], "light"],
    ["an item below a light one", ["company.representative.name"], "light"],
    ["the whole of a light part", ["assets.tools"], "light"],
    ["the whole of a light part with a large item in it", ["company"], "large"],
    ["a large item within a light part", ["company.capitalRelations"], "large"],
    ["a light item within a large part", ["assets.tools.0.name"], "light"],
    ["a large part", ["assets.dataStores.0.place"], "large"],
    ["light items and a large one", ["company.address", "service.departmentName"], "large"],
    ["an item no rule speaks of", ["pledge.signerName"], "large"],
    ["a part of which only an item is ruled", ["service"], "large"],
    ["a name that only begins like another", ["companyProfile"], "large"],
    ["nothing", [], "light"],
  ];
  for (const [what, paths, weight] of cases)
    it(`${what} is ${weight}`, () => assert.equal(classifyChange(paths, rules), weight));

  it("is never lighter for touching more", () => {
    const path = fc.constantFrom(
      "company.name",
      "company.capitalRelations",
      "assets.tools",
      "people.vetting",
    );
    fc.assert(
      fc.property(fc.array(path), fc.array(path), (some, more) => {
        if (classifyChange(some, rules) === "large")
          assert.equal(classifyChange([...some, ...more], rules), "large");
      }),
    );
  });

  it("is large whatever is touched when the policy says nothing", () => {
    assert.equal(classifyChange(["company.address"], []), "large");
  });
});

describe("M-06 a change report", () => {
  it("of a large change is settled by a decision, or by a reviewer when the change is given up", () => {
    const rows = changeReportTransitions.filter(({ to }) => to === "settled");
    assert.deepEqual(
      rows.map(({ from, by }) => [from, by]),
      [
        [["underReview"], ["decider", "system"]],
        [["reviewRequired"], ["reviewer"]],
      ],
    );
  });

  it("is still to be reviewed when the change application is withdrawn", () => {
    const row = transitionFor(changeReportTransitions, "underReview", "breakOffChangeReview");
    assert.equal(row?.to, "reviewRequired");
  });
});
