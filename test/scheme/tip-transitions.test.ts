import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type TipStatus, tipStatuses, tipTransitions } from "#scheme/tip-transitions.ts";
import { transitionFor } from "#scheme/transition.ts";

describe("S-01 a tip", () => {
  it("is closed only once its reporter was told, also when it was not accepted", () => {
    const into = (status: TipStatus) =>
      tipTransitions.filter(({ from, to }) => to === status && !from.includes(to));
    assert.deepEqual(
      into("closed").map(({ act, from }) => [act, from]),
      [["closeTip", ["told"]]],
    );
    assert.deepEqual(
      into("told").map(({ act }) => act),
      ["tellOutcome"],
    );
    assert.equal(transitionFor(tipTransitions, "notAccepted", "tellOutcome")?.to, "told");
  });

  for (const status of tipStatuses) {
    const open = status !== "closed";
    it(`can${open ? "" : "not"} be talked about both ways when ${status}`, () => {
      for (const act of ["reporterWrites", "writeToReporter"] as const)
        assert.equal(transitionFor(tipTransitions, status, act)?.to, open ? status : undefined);
    });
  }

  it("is moved by people of the secretariat alone: who reports is nobody signed in", () => {
    for (const { act, from, to, by } of tipTransitions) {
      if (by.includes("system")) assert.deepEqual(from, [to], act);
      else assert.deepEqual(by, ["surveillanceOfficer"], act);
    }
  });
});
