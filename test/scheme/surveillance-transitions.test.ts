import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  providerSurveillanceView,
  providerSurveillanceViews,
  type SurveillanceAct,
  type SurveillanceStatus,
  surveillanceStatuses,
  surveillanceTransitions,
} from "#scheme/surveillance-transitions.ts";
import { actsFrom } from "#scheme/transition.ts";
import { refuses } from "./refuses.ts";

const people = { proposedBy: "ben", handledBy: ["ben"], conflictedStaff: ["chika"] };
const results: readonly SurveillanceStatus[] = ["conforming", "minor", "violation", "refusedCooperation"];

describe("F-01 S-05 four eyes on the conclusion of a surveillance case", () => {
  const concluding = [
    "concludeConforming",
    "concludeMinor",
    "concludeViolation",
    "concludeRefusal",
    "returnConclusion",
  ] as const;
  for (const act of concluding) {
    it(`${act} is for somebody who neither proposed nor handled, nor has a conflict`, () => {
      const refused = (changes: object) =>
        refuses(surveillanceTransitions, act, "awaitingConclusion", { ...people, ...changes });
      assert.equal(refused({}), false);
      assert.equal(refused({ proposedBy: "anna" }), true);
      assert.equal(refused({ handledBy: ["ben", "anna"] }), true);
      assert.equal(refused({ conflictedStaff: ["anna"] }), true);
    });
  }

  it("every result is a decider's, after a proposal", () => {
    for (const row of surveillanceTransitions.filter(({ to }) => results.includes(to)))
      assert.deepEqual([row.from, row.by], [["awaitingConclusion"], ["decider"]], row.act);
  });

  it("no act of an officer is for somebody with a conflict", () => {
    const rows = surveillanceTransitions.filter(({ by }) => by.includes("surveillanceOfficer"));
    assert.ok(rows.length > 0);
    for (const { act, from } of rows) {
      for (const status of from) {
        assert.equal(refuses(surveillanceTransitions, act, status, people), false, act);
        assert.equal(refuses(surveillanceTransitions, act, status, { conflictedStaff: ["anna"] }), true, act);
      }
    }
  });
});

describe("S-04 a provider that is silent or refuses", () => {
  for (const act of ["markEvidenceOverdue", "refuseToCooperate"] as const) {
    it(`is put before the officer by ${act}, and judged by nobody yet`, () => {
      const rows = surveillanceTransitions.filter((row) => row.act === act);
      assert.deepEqual(
        rows.map(({ from, to }) => [from, to]),
        [[["evidence"], "examination"]],
      );
    });
  }

  it("is never found by a machine to refuse", () => {
    for (const row of surveillanceTransitions.filter(({ by }) => by.includes("system")))
      assert.ok(!results.includes(row.to), row.act);
  });
});

describe("S-02 the decision whether to act", () => {
  it("is an officer's, and comes before anything else", () => {
    const first: readonly SurveillanceAct[] = ["decideNotToConduct", "decideToConduct"];
    const byPeople = actsFrom(surveillanceTransitions, "registered").filter(
      (act) => act !== "discontinueSurveillance",
    );
    assert.deepEqual(byPeople, first);
  });
});

describe("S-04 what the provider is shown", () => {
  it("is nothing before it is notified, and never a case that was not conducted", () => {
    const hidden = surveillanceStatuses.filter((each) => providerSurveillanceView(each, true) === undefined);
    assert.deepEqual(hidden, ["registered", "notConducted", "decided"]);
    for (const status of surveillanceStatuses)
      assert.equal(providerSurveillanceView(status, false), undefined, status);
  });

  it("hides that a conclusion is being weighed", () => {
    assert.equal(
      providerSurveillanceView("examination", true),
      providerSurveillanceView("awaitingConclusion", true),
    );
  });

  it("uses every view and no other", () => {
    const used = surveillanceStatuses.flatMap((status) => providerSurveillanceView(status, true) ?? []);
    assert.deepEqual(new Set(used), new Set(providerSurveillanceViews));
  });
});
