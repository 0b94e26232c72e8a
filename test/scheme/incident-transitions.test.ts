import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { incidentStatuses, incidentTransitions } from "#scheme/incident-transitions.ts";
import { actsFrom } from "#scheme/transition.ts";

describe("K-02 the report of an incident", () => {
  it("is written by the company until the final report, and by nobody of it afterwards", () => {
    for (const status of incidentStatuses) {
      const rows = incidentTransitions.filter(({ from }) => from.includes(status));
      const ofCompany = rows.some(({ by }) => by.includes("signatory"));
      assert.equal(ofCompany, status === "first" || status === "followUp", status);
    }
  });

  it("takes any number of follow-ups, or none", () => {
    assert.deepEqual(actsFrom(incidentTransitions, "first"), [
      "reportFollowUp",
      "reportFinal",
      "recordIncidentSilence",
    ]);
    assert.deepEqual(actsFrom(incidentTransitions, "followUp"), [
      "reportFollowUp",
      "reportFinal",
      "recordIncidentSilence",
    ]);
  });

  it("is closed only once an officer confirmed the final report, and never by itself", () => {
    assert.deepEqual(actsFrom(incidentTransitions, "finalReport"), ["returnIncident", "confirmIncident"]);
    assert.deepEqual(actsFrom(incidentTransitions, "confirmed"), ["closeIncident"]);
    const moves = incidentTransitions.filter(({ from, to }) => !from.includes(to));
    assert.ok(moves.every(({ by }) => !by.includes("system")));
  });
});
