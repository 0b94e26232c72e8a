import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { incidentBreaches, ransomStatements } from "#scheme/incident-breaches.ts";
import {
  breachesOfFinal,
  breachesOfFirst,
  breachesOfFollowUp,
  breachesOfSilence,
  type FinalFacts,
  firstReportHours,
  hoursLate,
} from "#scheme/incident-conduct.ts";
import { incidentKinds } from "#scheme/incident-transitions.ts";
import { policyVersion } from "#scheme/policy/index.ts";

const rules = policyVersion("2027-04-01.1").incidents;
const none = { ...rules, breaches: { ...rules.breaches, value: [] } };
const detectedAt = "2027-06-01T00:00:00.000Z";

const lateness: readonly (readonly [string, boolean, string, number])[] = [
  ["at the moment of detection", false, "2027-06-01T00:00:00.000Z", 0],
  ["after 24 hours to the millisecond", false, "2027-06-02T00:00:00.000Z", 0],
  ["a millisecond later", false, "2027-06-02T00:00:00.001Z", 1],
  ["after 25 hours", false, "2027-06-02T01:00:00.000Z", 1],
  ["after 25 hours and a minute", false, "2027-06-02T01:01:00.000Z", 2],
  ["after 6 hours with customers' systems at risk", true, "2027-06-01T06:00:00.000Z", 0],
  ["after 7 hours with customers' systems at risk", true, "2027-06-01T07:00:00.000Z", 1],
  ["after 24 hours with customers' systems at risk", true, "2027-06-02T00:00:00.000Z", 18],
];

describe("K-02 the clock of a first report", () => {
  for (const [what, customerSystemsAtRisk, filedAt, expected] of lateness) {
    it(`${what}: ${expected} hours late`, () =>
      assert.equal(hoursLate({ detectedAt, filedAt, customerSystemsAtRisk }, rules), expected));
  }

  it("is shorter when systems of customers are at risk", () =>
    assert.ok(firstReportHours(rules, true) < firstReportHours(rules, false)));

  it("never runs backwards: whoever reports later is not less late", () => {
    const minute = fc.integer({ min: 0, max: 60 * 24 * 90 });
    fc.assert(
      fc.property(minute, minute, fc.boolean(), (one, other, customerSystemsAtRisk) => {
        const late = (minutes: number) => {
          const filedAt = new Date(Date.parse(detectedAt) + minutes * 60_000).toISOString();
          return hoursLate({ detectedAt, filedAt, customerSystemsAtRisk }, rules);
        };
        const [early, later] = [Math.min(one, other), Math.max(one, other)];
        assert.ok(late(early) <= late(later));
        assert.equal(late(later) === 0, later <= firstReportHours(rules, customerSystemsAtRisk) * 60);
      }),
    );
  });
});

const sound: FinalFacts = {
  incidentKind: "ransomware",
  ransom: "notPaid",
  customersAffected: 3,
  customersInformed: 3,
};

const finals: readonly (readonly [string, Partial<FinalFacts>, readonly string[]])[] = [
  ["all is said", {}, []],
  ["nobody was concerned", { customersAffected: 0, customersInformed: 0 }, []],
  ["more were informed than were concerned", { customersInformed: 5 }, []],
  ["one customer was not informed", { customersInformed: 2 }, ["customersNotInformed"]],
  ["a ransom was paid", { ransom: "paid" }, ["ransomPaid"]],
  ["a ransom was paid in another kind of incident", { incidentKind: "leak", ransom: "paid" }, ["ransomPaid"]],
  ["no statement after ransomware", { ransom: "notApplicable" }, ["ransomStatementMissing"]],
  ["no statement after a leak", { incidentKind: "leak", ransom: "notApplicable" }, []],
  [
    "two at once",
    { ransom: "notApplicable", customersInformed: 0 },
    ["customersNotInformed", "ransomStatementMissing"],
  ],
];

describe("K-02 S-02 what counts as a breach", () => {
  for (const [what, changes, expected] of finals) {
    it(`of a final report: ${what}`, () =>
      assert.deepEqual(breachesOfFinal({ ...sound, ...changes }, rules), expected));
  }

  it("of a first report: late, or a ransom paid", () => {
    assert.deepEqual(breachesOfFirst({ hoursLate: 0 }, rules), []);
    assert.deepEqual(breachesOfFirst({ hoursLate: 0, ransom: "notPaid" }, rules), []);
    assert.deepEqual(breachesOfFirst({ hoursLate: 1, ransom: "paid" }, rules), [
      "firstReportLate",
      "ransomPaid",
    ]);
  });

  it("of a follow-up: a ransom paid", () => {
    assert.deepEqual(breachesOfFollowUp({ ransom: "paid" }, rules), ["ransomPaid"]);
    assert.deepEqual(breachesOfFollowUp({}, rules), []);
  });

  it("of a final report that does not come", () =>
    assert.deepEqual(breachesOfSilence(rules), ["finalReportMissing"]));

  it("is what the policy lists, and nothing where it lists nothing", () => {
    assert.deepEqual([...rules.breaches.value].toSorted(), [...incidentBreaches].toSorted());
    for (const incidentKind of incidentKinds)
      for (const ransom of ransomStatements)
        assert.deepEqual(breachesOfFinal({ ...sound, incidentKind, ransom, customersInformed: 0 }, none), []);
    assert.deepEqual(breachesOfFirst({ hoursLate: 9, ransom: "paid" }, none), []);
    assert.deepEqual(breachesOfSilence(none), []);
  });
});
