import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import { functionNeeds } from "#infra/function-needs.ts";
import type { ProcedureDefinitions } from "#infra/procedure-definitions.ts";
import { hyphenated } from "#records/operation.ts";
import type { Synthesised } from "../synthesised.ts";
import { statementsOf } from "./statements.ts";

const machine = z.object({
  StateMachineName: z.string(),
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

const placesIn = (definition: string) =>
  [...new Set([...definition.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name))].toSorted();

const arn = (resource: string) => `arn:aws:states:ap-northeast-1:<AWS::AccountId>:${resource}`;

/**
 * Everything about the state machines of an environment.
 * @param name the environment's, with which their names begin
 * @param definitions what each of them must be, by procedure
 */
export function describeProcedures(
  name: string,
  { pipeline, functionOf }: Synthesised,
  definitions: ProcedureDefinitions,
): void {
  const stateMachines = pipeline
    .ofType("AWS::StepFunctions::StateMachine")
    .map((resource) => ({ resource, properties: machine.parse(resource.Properties) }));

  for (const [procedure, definition] of Object.entries(definitions)) {
    const found = stateMachines.find(
      ({ properties }) => properties.StateMachineName === `${name}-${hyphenated(procedure)}`,
    );
    if (found === undefined) throw new Error(`The state machine of ${procedure} is missing`);
    const { resource: stateMachine, properties } = found;
    const { StateMachineName: _, DefinitionString, DefinitionSubstitutions, RoleArn, ...how } = properties;

    describe(`The procedure ${procedure} in ${name}`, () => {
      it("is its file, every state of it", () => {
        assert.deepEqual(JSON.parse(DefinitionString), JSON.parse(definition));
      });

      it("is logged and traced, and no task token gets into a log", () => {
        assert.deepEqual(how, {
          StateMachineType: "STANDARD",
          TracingConfiguration: { Enabled: true },
          LoggingConfiguration: { Level: "ALL", IncludeExecutionData: false },
        });
      });

      it("has a function for every place in the definition, and for no other", () => {
        assert.deepEqual(Object.keys(DefinitionSubstitutions).toSorted(), placesIn(definition));
        for (const [place, functionArn] of Object.entries(DefinitionSubstitutions)) {
          const folder = hyphenated(place.replace(/FunctionArn$/, "")).slice(1);
          assert.equal(functionArn, `<${functionOf(`procedure/${folder}`).id}.Arn>`);
        }
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
          Object.keys(functionNeeds)
            .filter((folder) => folder.startsWith("procedure/"))
            .map((folder) => [`<${functionOf(folder).id}.Arn>`, folder]),
        );
        const steps = tasksIn(JSON.parse(definition)).filter(
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
        const [version, ...others] = pipeline
          .ofType("AWS::StepFunctions::StateMachineVersion")
          .filter(
            ({ Properties }) =>
              Properties["StateMachineRevisionId"] === `<${stateMachine.id}.StateMachineRevisionId>`,
          );
        assert.ok(version !== undefined && others.length === 0);
        assert.deepEqual([version.DeletionPolicy, version.UpdateReplacePolicy], ["Retain", "Retain"]);
        const aliases = pipeline
          .ofType("AWS::StepFunctions::StateMachineAlias")
          .map(({ Properties }) => Properties)
          .filter((alias) => JSON.stringify(alias).includes(`<${version.id}>`));
        assert.deepEqual(aliases, [
          {
            Name: "live",
            DeploymentPreference: { StateMachineVersionArn: `<${version.id}>`, Type: "ALL_AT_ONCE" },
          },
        ]);
      });

      it("is not referred to by the functions it calls, which would go round in a circle", () => {
        const referring = pipeline
          .ofType("AWS::Lambda::Function")
          .filter((each) => JSON.stringify(each).includes(`<${stateMachine.id}`));
        assert.deepEqual(referring, []);
      });
    });
  }

  describe(`The procedures in ${name}`, () => {
    const names = Object.keys(definitions).map((procedure) => `${name}-${hyphenated(procedure)}`);

    it("are those of the definitions and no others", () => {
      assert.deepEqual(
        stateMachines.map(({ properties }) => properties.StateMachineName).toSorted(),
        names.toSorted(),
      );
    });

    it("can all be started by their alias, resumed, stopped and asked for, by those who may, and nothing else can", () => {
      const machines = names.map((each) => arn(`stateMachine:${each}`)).toSorted();
      const executions = names.map((each) => arn(`execution:${each}:*`)).toSorted();
      const live = { StringEquals: { "states:StateMachineQualifier": "live" } };
      const wanted = new Map<string, unknown>([
        ["states:StartExecution", { Resource: machines, Condition: live }],
        ["states:SendTaskSuccess", { Resource: machines, Condition: undefined }],
        ["states:StopExecution", { Resource: executions, Condition: undefined }],
        ["states:DescribeExecution", { Resource: executions, Condition: undefined }],
      ]);
      const granted = pipeline
        .ofType("AWS::IAM::Role")
        .flatMap(statementsOf)
        .filter(({ Action }) => Action.some((action) => action.startsWith("states:")));
      assert.deepEqual(new Set(granted.flatMap(({ Action }) => Action)), new Set(wanted.keys()));
      for (const { Action, Resource, Condition } of granted)
        for (const action of Action)
          assert.deepEqual({ Resource: Resource.toSorted(), Condition }, wanted.get(action));
    });

    it("are told to the functions by name, each with its alias", () => {
      const wanted = Object.keys(definitions).map((procedure) => [
        procedure,
        arn(`stateMachine:${name}-${hyphenated(procedure)}:live`),
      ]);
      const environment = z.object({
        Environment: z.object({ Variables: z.object({ PROCEDURE_ARNS: z.string() }) }),
      });
      const { PROCEDURE_ARNS } = environment.parse(functionOf("event/deliver-effects").Properties).Environment
        .Variables;
      assert.deepEqual(Object.entries(JSON.parse(PROCEDURE_ARNS)), wanted);
    });

    it("have a place for every function of a procedure", () => {
      const places = new Set(Object.values(definitions).flatMap(placesIn));
      const unused = Object.keys(functionNeeds)
        .filter((folder) => folder.startsWith("procedure/"))
        .filter((folder) => {
          const words = folder.slice("procedure/".length).split("-");
          const place = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
          return !places.has(`${place}FunctionArn`);
        });
      assert.deepEqual(unused, []);
    });
  });
}
