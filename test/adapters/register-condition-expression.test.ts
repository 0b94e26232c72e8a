import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { conditionExpression } from "#adapters/aws/condition-expression.ts";
import { applicationTransitions } from "#scheme/application-transitions.ts";
import { transitionFor, writeConditions } from "#scheme/transition.ts";

describe("the write condition on DynamoDB", () => {
  it("asks for nothing when nothing is required", () => {
    assert.equal(conditionExpression({ stored: "either" }), undefined);
    assert.deepEqual(conditionExpression({ stored: "absent" }), {
      ConditionExpression: "attribute_not_exists(pk)",
    });
    assert.deepEqual(conditionExpression({ stored: "present", when: [] }), {
      ConditionExpression: "attribute_exists(pk)",
    });
  });

  it("F-01 holds version, status and four eyes of a decision in the storage condition", () => {
    const certify = transitionFor(applicationTransitions, "awaitingDecision", "certify");
    assert.ok(certify !== undefined);
    const when = writeConditions(certify, 7, "decider-1");
    assert.deepEqual(conditionExpression({ stored: "present", when }), {
      ConditionExpression: [
        "attribute_exists(pk)",
        "#c0 IN (:c0_0)",
        "#c1 IN (:c1_0)",
        "(attribute_not_exists(#c2) OR #c2 <> :c2)",
        "(attribute_not_exists(#c3) OR NOT attribute_type(#c3, :c3_type) OR NOT contains(#c3, :c3))",
        "(attribute_not_exists(#c4) OR NOT attribute_type(#c4, :c4_type) OR NOT contains(#c4, :c4))",
      ].join(" AND "),
      ExpressionAttributeNames: {
        "#c0": "version",
        "#c1": "status",
        "#c2": "proposedBy",
        "#c3": "reviewedBy",
        "#c4": "conflictedStaff",
      },
      ExpressionAttributeValues: {
        ":c0_0": 7,
        ":c1_0": "awaitingDecision",
        ":c2": "decider-1",
        ":c3": "decider-1",
        ":c3_type": "L",
        ":c4": "decider-1",
        ":c4_type": "L",
      },
    });
  });
});
