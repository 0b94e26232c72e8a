import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { eventFits } from "./event-pattern.ts";

const event = {
  source: "aws.guardduty",
  detail: { bucket: "quarantine", key: "applications/1/2", tags: ["a", "b"] },
};

describe("Patterns of events", () => {
  const cases: readonly (readonly [string, unknown, boolean])[] = [
    ["no field", {}, true],
    ["a value", { source: ["aws.guardduty"] }, true],
    ["one of several values", { source: ["aws.s3", "aws.guardduty"] }, true],
    ["another value", { source: ["aws.s3"] }, false],
    ["a field that is not there", { account: ["1"] }, false],
    ["a field within", { detail: { bucket: ["quarantine"] } }, true],
    ["a beginning", { detail: { key: [{ prefix: "incidents/" }, { prefix: "applications/" }] } }, true],
    ["another beginning", { detail: { key: [{ prefix: "incidents/" }] } }, false],
    ["all fields but one", { source: ["aws.guardduty"], detail: { bucket: ["evidence"] } }, false],
    ["one of the values of a field", { detail: { tags: ["b"] } }, true],
    ["none of the values of a field", { detail: { tags: ["c"] } }, false],
    ["a field that is there", { detail: { tags: [{ exists: true }], key: [{ exists: true }] } }, true],
    ["a field that is not there at all", { detail: { name: [{ exists: true }] } }, false],
    ["fields where there is a value", { source: { name: ["aws"] } }, false],
  ];
  for (const [name, pattern, fits] of cases)
    it(`${fits ? "fits" : "does not fit"} ${name}`, () => assert.equal(eventFits(pattern, event), fits));

  it("stop at a kind of alternative that is not known", () => {
    assert.throws(() => eventFits({ detail: { key: [{ suffix: "2" }] } }, event));
  });
});
