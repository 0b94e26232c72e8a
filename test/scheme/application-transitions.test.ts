import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type ApplicationAct,
  type ApplicationStatus,
  applicantView,
  applicantViewNames,
  applicantViews,
  applicationStatuses,
  applicationTransitions,
} from "#scheme/application-transitions.ts";
import { actsFrom, finalStatuses, holds, transitionFor, writeConditions } from "#scheme/transition.ts";

const finals = finalStatuses(applicationTransitions, applicationStatuses);

function breaks(
  act: ApplicationAct,
  from: ApplicationStatus,
  fields: Readonly<Record<string, unknown>>,
): boolean {
  const row = transitionFor(applicationTransitions, from, act);
  assert.ok(row, `${act} from ${from}`);
  const stored = { version: 7, status: from, ...fields };
  return writeConditions(row, 7, "anna").some((condition) => !holds(condition, stored));
}

describe("F-01 four eyes", () => {
  const people = { proposedBy: "ben", reviewedBy: ["ben"], conflictedStaff: ["chika"] };
  for (const act of ["certify", "refuse", "returnProposal"] as const) {
    it(`${act} is for somebody who neither proposed nor reviewed, nor has a conflict`, () => {
      assert.equal(breaks(act, "awaitingDecision", people), false);
      assert.equal(breaks(act, "awaitingDecision", { ...people, proposedBy: "anna" }), true);
      assert.equal(breaks(act, "awaitingDecision", { ...people, reviewedBy: ["ben", "anna"] }), true);
      assert.equal(breaks(act, "awaitingDecision", { ...people, conflictedStaff: ["anna"] }), true);
    });
  }

  const reviewing = [
    ["acceptForm", "formCheck"],
    ["referForRefusal", "formCheck"],
    ["requestRemediation", "review"],
    ["propose", "review"],
  ] as const;
  for (const [act, from] of reviewing) {
    it(`${act} is not for somebody with a conflict`, () => {
      assert.equal(breaks(act, from, { conflictedStaff: [] }), false);
      assert.equal(breaks(act, from, { conflictedStaff: ["anna"] }), true);
    });
  }

  it("certified and refused are reached by a decider alone, after a proposal", () => {
    const rows = applicationTransitions.filter(({ to }) => to === "certified" || to === "refused");
    assert.deepEqual(
      rows.map(({ act, from, by }) => [act, from, by]),
      [
        ["certify", ["awaitingDecision"], ["decider"]],
        ["refuse", ["awaitingDecision"], ["decider"]],
      ],
    );
  });
});

describe("E-04 certification only after the inquiries", () => {
  /** Every chain of statuses from a draft in which no status comes twice. */
  function chains(
    path: readonly ApplicationStatus[],
    end: ApplicationStatus,
  ): (readonly ApplicationStatus[])[] {
    const last = path.at(-1);
    if (last === undefined) return [];
    if (last === end) return [path];
    const next = new Set(
      applicationTransitions.filter((row) => row.from.includes(last)).map((row) => row.to),
    );
    return [...next].filter((to) => !path.includes(to)).flatMap((to) => chains([...path, to], end));
  }

  it("every way to certified passes the inquiry, or was referred by a reviewer to be refused", () => {
    const ways = chains(["draft"], "certified");
    assert.ok(ways.length > 0);
    for (const way of ways) {
      const referred = way.indexOf("review") === way.indexOf("formCheck") + 1;
      assert.ok(way.includes("inquiry") || referred, way.join(" "));
    }
  });

  it("an accepted application can only be put to the bodies, or withdrawn", () => {
    assert.deepEqual(actsFrom(applicationTransitions, "accepted"), ["putInquiries", "withdraw"]);
    assert.deepEqual(actsFrom(applicationTransitions, "inquiry"), ["concludeInquiries", "withdraw"]);
  });
});

describe("B-05 withdrawal", () => {
  for (const status of applicationStatuses) {
    const open = !finals.includes(status);
    it(`is ${open ? "possible" : "too late"} from ${status}`, () => {
      const row = transitionFor(applicationTransitions, status, "withdraw");
      assert.equal(row?.to, open ? "withdrawn" : undefined);
    });
  }
});

describe("E-05 what the applicant is shown", () => {
  it("hides who is asked, and that anybody is", () => {
    const hidden: readonly ApplicationStatus[] = ["accepted", "inquiry", "review", "awaitingDecision"];
    assert.deepEqual(new Set(hidden.map(applicantView)), new Set(["underReview"]));
    for (const { ja, en } of Object.values(applicantViewNames)) {
      assert.doesNotMatch(ja, /照会|回答|機関/);
      assert.doesNotMatch(en, /inquir|bod(y|ies)|government/i);
    }
  });

  it("concludes with the final statuses alone", () => {
    for (const status of applicationStatuses) {
      assert.equal(applicantView(status) === "concluded", finals.includes(status), status);
    }
  });

  it("uses every view and no other", () => {
    assert.deepEqual(new Set(applicationStatuses.map(applicantView)), new Set(applicantViews));
  });

  it("has the applicant act in a draft and in a remediation alone", () => {
    const writing: readonly ApplicationAct[] = ["saveDraft", "saveRemediation", "submit", "resubmit"];
    for (const status of applicationStatuses) {
      const may = actsFrom(applicationTransitions, status).some((act) => writing.includes(act));
      assert.equal(may, ["draft", "remediation"].includes(applicantView(status)), status);
    }
  });
});
