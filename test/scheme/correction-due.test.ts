import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays } from "#scheme/calendar.ts";
import { dueWhenGivenBack, planDue } from "#scheme/correction-due.ts";
import { policyVersion } from "#scheme/policy/index.ts";

const dueDay = "2027-06-30";
const latestDay = "2027-08-31";

describe("S-05 until when a corrective action is due once it is given back", () => {
  const cases: readonly [string, string, string, string][] = [
    ["checked on the day it was handed in", "2027-06-10", "2027-06-10", "2027-06-30"],
    ["the secretariat's days are not the provider's", "2027-06-10", "2027-06-15", "2027-07-05"],
    ["not even when the day passed meanwhile", "2027-06-28", "2027-07-08", "2027-07-10"],
    ["never later than the latest day", "2027-06-10", "2027-08-25", "2027-08-31"],
    ["never in the past", "2027-06-10", "2027-09-10", "2027-09-10"],
  ];
  for (const [name, handedInOn, today, due] of cases)
    it(name, () => assert.equal(dueWhenGivenBack({ dueDay, latestDay, handedInOn, today }), due));

  it("leaves the provider the days it had, or the latest day", () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.nat({ max: 60 }), (before, held) => {
        const handedInOn = addDays(dueDay, -before);
        const today = addDays(handedInOn, held);
        const due = dueWhenGivenBack({ dueDay, latestDay, handedInOn, today });
        assert.ok(due >= today);
        assert.ok(due === addDays(today, before) || due === latestDay || due === today);
      }),
    );
  });
});

describe("S-05 until when a plan is due", () => {
  const policy = policyVersion("2027-04-01.1");
  it("is the policy's period, and no later than the corrective action", () => {
    assert.equal(planDue(policy, "2027-06-01", dueDay), "2027-06-15");
    assert.equal(planDue(policy, "2027-06-25", dueDay), dueDay);
  });
});
