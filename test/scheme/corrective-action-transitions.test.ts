import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  correctiveActionStatuses,
  correctiveActionTransitions,
  isOpenCorrection,
} from "#scheme/corrective-action-transitions.ts";
import { finalStatuses, transitionFor } from "#scheme/transition.ts";
import { refuses } from "./refuses.ts";

const open = correctiveActionStatuses.filter(isOpenCorrection);

describe("S-05 corrective action", () => {
  it("is open until it is final", () => {
    const finals = finalStatuses(correctiveActionTransitions, correctiveActionStatuses);
    assert.deepEqual([...open, ...finals].toSorted(), correctiveActionStatuses.toSorted());
  });

  for (const status of open) {
    it(`can be extended when ${status}, which changes nothing but the day`, () => {
      assert.equal(transitionFor(correctiveActionTransitions, status, "extendCorrection")?.to, status);
    });

    it(`is dropped with the certification when ${status}`, () => {
      const row = transitionFor(correctiveActionTransitions, status, "discontinueCorrection");
      assert.deepEqual([row?.to, row?.by], ["discontinued", ["system"]]);
    });
  }

  it("is found not done by the machinery only where nothing was reported", () => {
    const rows = correctiveActionTransitions.filter(({ to }) => to === "notDone");
    assert.deepEqual(
      rows.map(({ from, by }) => [from, by]),
      [
        [["demanded", "planFiled", "planApproved"], ["system"]],
        [["reported"], ["decider"]],
      ],
    );
  });

  it("is completed only after a report", () => {
    const rows = correctiveActionTransitions.filter(({ to }) => to === "completed");
    assert.deepEqual(
      rows.map(({ act, from, by }) => [act, from, by]),
      [["confirmDone", ["reported"], ["decider"]]],
    );
  });
});

describe("F-01 S-05 four eyes on a corrective action", () => {
  for (const act of ["confirmDone", "decideNotDone"] as const) {
    it(`${act} is for somebody else than who checked the report`, () => {
      const refused = (fields: object) =>
        refuses(correctiveActionTransitions, act, "reported", { checkedBy: "ben", ...fields });
      assert.equal(refused({}), false);
      assert.equal(refused({ checkedBy: "anna" }), true);
      assert.equal(refused({ conflictedStaff: ["anna"] }), true);
    });
  }
});
