import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { providerSurveillanceView, surveillanceStatuses } from "#scheme/surveillance-transitions.ts";

describe("S-04 what a provider is shown of where a case stands", () => {
  it("is nothing, wherever it stands, before it was notified", () => {
    for (const status of surveillanceStatuses)
      assert.equal(providerSurveillanceView(status, false), undefined, status);
  });

  it("tells not apart what is being weighed, once it was", () => {
    const shown = surveillanceStatuses.map((status) => `${status} ${providerSurveillanceView(status, true)}`);
    assert.deepEqual(shown, [
      "registered undefined",
      "notConducted undefined",
      "decided undefined",
      "evidence evidence",
      "examination underExamination",
      "awaitingConclusion underExamination",
      "conforming concluded",
      "minor concluded",
      "violation inCorrection",
      "refusedCooperation concluded",
      "closed concluded",
      "discontinued discontinued",
    ]);
  });
});
