import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Synthesised } from "../synthesised.ts";

/** The resources that must outlive their stack: what they hold cannot be made again. */
const irreplaceable = [
  "AWS::Cognito::UserPool",
  "AWS::DynamoDB::GlobalTable",
  "AWS::KMS::Key",
  "AWS::S3::Bucket",
];

export function describeWhole({ registry, pipeline, portal, messages }: Synthesised): void {
  describe("What is deployed", () => {
    it("is synthesised without a warning", () => {
      assert.deepEqual(messages, []);
    });

    it("has no function or custom resource of CDK's own", () => {
      const types = [...registry.resources, ...pipeline.resources, ...portal.resources].map(
        ({ Type }) => Type,
      );
      const foreign = types.filter(
        (type) => type.startsWith("Custom::") || type === "AWS::CloudFormation::CustomResource",
      );
      assert.deepEqual(foreign, []);
    });

    it("works on nothing in the registry but the tokens of its people", () => {
      const functions = registry
        .ofType("AWS::Lambda::Function")
        .map(({ Properties }) => Properties["Description"]);
      assert.deepEqual(functions, ["functions/event/shape-token"]);
    });

    it("keeps what cannot be made again, in the registry alone", () => {
      const kept = registry.resources.filter(({ Type }) => irreplaceable.includes(Type));
      assert.deepEqual([...new Set(kept.map(({ Type }) => Type))].toSorted(), irreplaceable);
      for (const { id, DeletionPolicy, UpdateReplacePolicy } of kept)
        assert.deepEqual([id, DeletionPolicy, UpdateReplacePolicy], [id, "Retain", "Retain"]);
      // What alarms say on their way is all that this key encrypts.
      const ofAlarms = pipeline.only("AWS::SNS::Topic").Properties["KmsMasterKeyId"];
      const misplaced = pipeline.resources.filter(
        ({ Type, id }) => irreplaceable.includes(Type) && `<${id}.Arn>` !== ofAlarms,
      );
      assert.deepEqual(misplaced, []);
    });

    it("stays clear of the limit of 500 resources a stack, nested ones too", () => {
      assert.ok(pipeline.sizes.length > 1, "nothing is nested");
      for (const size of [...registry.sizes, ...pipeline.sizes]) assert.ok(size < 450, `${size} resources`);
    });
  });
}
