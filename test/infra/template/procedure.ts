import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import * as z from "zod";
import { functionNeeds } from "#infra/function-needs.ts";
import type { Synthesised } from "../synthesised.ts";
import { statementsOf } from "./statements.ts";

const file = readFileSync("statemachines/application.asl.json", "utf8");

const machine = z.object({
  StateMachineType: z.string(),
  DefinitionString: z.string(),
  DefinitionSubstitutions: z.record(z.string(), z.string()),
  RoleArn: z.string(),
  TracingConfiguration: z.unknown(),
  LoggingConfiguration: z.object({ Level: z.string(), IncludeExecutionData: z.boolean().default(false) }),
});

const task = z.object({
  Type: z.literal("Task"),
  Parameters: z.object({ FunctionName: z.string() }),
  Resource: z.string(),
  TimeoutSeconds: z.int().optional(),
});
type Task = z.infer<typeof task>;

/** The tasks of a definition, at any depth. */
function tasksIn(value: unknown): Task[] {
  if (typeof value !== "object" || value === null) return [];
  const found = task.safeParse(value).data;
  return found === undefined ? Object.values(value).flatMap(tasksIn) : [found];
}

export function describeProcedure({ pipeline, functionOf }: Synthesised): void {
  const stateMachine = pipeline.only("AWS::StepFunctions::StateMachine");
  const { DefinitionString, DefinitionSubstitutions, RoleArn, ...how } = machine.parse(
    stateMachine.Properties,
  );

  describe("The procedure of an application", () => {
    it("is the file of the repository, every state of it", () => {
      assert.deepEqual(JSON.parse(DefinitionString), JSON.parse(file));
    });

    it("is logged and traced, and no task token gets into a log", () => {
      assert.deepEqual(how, {
        StateMachineType: "STANDARD",
        TracingConfiguration: { Enabled: true },
        LoggingConfiguration: { Level: "ALL", IncludeExecutionData: false },
      });
    });

    it("has a function for every place in the definition, and a place for every function", () => {
      const places = new Set([...file.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name));
      assert.deepEqual(Object.keys(DefinitionSubstitutions).toSorted(), [...places].toSorted());
      assert.deepEqual(
        DefinitionSubstitutions["LocateCaseFunctionArn"],
        `<${functionOf("procedure/locate-case").id}.Arn>`,
      );
    });

    it("calls those functions and nothing else", () => {
      const role = pipeline.byId(RoleArn.slice(1, -".Arn>".length));
      const calls = statementsOf(role).filter(({ Action }) => Action.includes("lambda:InvokeFunction"));
      assert.deepEqual(
        calls.flatMap(({ Resource }) => Resource).toSorted(),
        Object.values(DefinitionSubstitutions).toSorted(),
      );
    });

    it("waits longer for a step than the step's function may take", () => {
      const folders = new Map(
        Object.keys(functionNeeds).map((folder) => [`<${functionOf(folder).id}.Arn>`, folder]),
      );
      const steps = tasksIn(JSON.parse(file)).filter(
        ({ Resource }) => !Resource.endsWith(".waitForTaskToken"),
      );
      assert.ok(steps.length > 0);
      for (const { Parameters, TimeoutSeconds = 0 } of steps) {
        const place = Parameters.FunctionName.slice("${".length, -1);
        const folder = folders.get(DefinitionSubstitutions[place] ?? "") ?? "";
        const { seconds } = functionNeeds[folder] ?? { seconds: Number.NaN };
        assert.ok(TimeoutSeconds > seconds, `${place}: ${TimeoutSeconds} s for a function of ${seconds} s`);
      }
    });

    it("is published as a version at each change, and the alias leads to it; versions stay", () => {
      const version = pipeline.only("AWS::StepFunctions::StateMachineVersion");
      assert.equal(
        version.Properties["StateMachineRevisionId"],
        `<${stateMachine.id}.StateMachineRevisionId>`,
      );
      assert.deepEqual([version.DeletionPolicy, version.UpdateReplacePolicy], ["Retain", "Retain"]);
      assert.deepEqual(pipeline.only("AWS::StepFunctions::StateMachineAlias").Properties, {
        Name: "live",
        DeploymentPreference: { StateMachineVersionArn: `<${version.id}>`, Type: "ALL_AT_ONCE" },
      });
    });

    it("is not referred to by the functions it calls, which would go round in a circle", () => {
      const referring = pipeline
        .ofType("AWS::Lambda::Function")
        .filter((each) => JSON.stringify(each).includes(`<${stateMachine.id}`));
      assert.deepEqual(referring, []);
    });
  });
}
