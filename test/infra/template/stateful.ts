import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { statefulTypes } from "#infra/guard/stateful-types.ts";
import type { Synthesised } from "../synthesised.ts";

/** The guard of deployments and the templates say the same of what is kept. */
export function describeStateful(
  environment: string,
  { registry, pipeline, portal }: Synthesised,
  { logsOutlive }: { readonly logsOutlive: boolean },
): void {
  const resources = [registry, pipeline, portal].flatMap((stack) => stack.resources);
  const outlives = (type: string): boolean => {
    const { outlives: says = "never" } = statefulTypes[type] ?? {};
    return says === "always" || (says === "asLogs" && logsOutlive);
  };

  describe(`What is kept when a stack of ${environment} goes`, () => {
    it("is of a type that the guard of deployments watches over, and all that it says is kept is", () => {
      const wrong = resources
        // Nothing that stays is under the key of the alarms' topic.
        .filter(({ Properties }) => Properties["Description"] !== "Encrypts what alarms say on its way")
        .filter(({ Type, DeletionPolicy }) => (DeletionPolicy === "Retain") !== outlives(Type))
        .map(({ id, Type, DeletionPolicy }) => `${id} (${Type}): ${DeletionPolicy}`);
      assert.deepEqual(wrong, []);
    });

    it("is kept when it is replaced as well", () => {
      for (const { id, DeletionPolicy, UpdateReplacePolicy } of resources)
        assert.deepEqual([id, UpdateReplacePolicy], [id, DeletionPolicy]);
    });

    it("is in the registry, but for logs and versions of procedures", () => {
      const kept = pipeline.resources.filter(({ DeletionPolicy }) => DeletionPolicy === "Retain");
      const types = new Set(kept.map(({ Type }) => Type));
      assert.deepEqual(
        [...types].toSorted(),
        logsOutlive
          ? ["AWS::Logs::LogGroup", "AWS::StepFunctions::StateMachineVersion"]
          : ["AWS::StepFunctions::StateMachineVersion"],
      );
    });
  });
}
