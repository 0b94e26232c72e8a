import { randomUUID } from "node:crypto";
import * as z from "zod";
import { createLocalProcedures, type LocalProcedures } from "#local/procedures/local-procedures.ts";
import type { Log } from "#ports";
import { type Access, roleName } from "./access.ts";
import type { Functions } from "./functions.ts";
import type { ResolvedTemplate } from "./resolved-template.ts";
import { jsonAnswer, ServiceError, type WireAnswer } from "./wire.ts";

const machineProperties = z.object({
  StateMachineName: z.string(),
  StateMachineType: z.literal("STANDARD"),
  DefinitionString: z.string(),
  DefinitionSubstitutions: z.record(z.string(), z.string()),
  RoleArn: z.string(),
});
const version = z.object({ StateMachineArn: z.string() });
const alias = z.object({
  Name: z.string(),
  DeploymentPreference: z.object({ StateMachineVersionArn: z.string() }),
});
const json = z.string().transform((text): unknown => JSON.parse(text));
const texts = z.record(z.string(), z.string());
const inputs = {
  StartExecution: z.object({ stateMachineArn: z.string(), name: z.string(), input: json.pipe(texts) }),
  SendTaskSuccess: z.object({ taskToken: z.string(), output: json.pipe(texts) }),
  ofExecution: z.object({ executionArn: z.string() }),
};

type Machine = {
  readonly arn: string;
  readonly name: string;
  readonly procedures: LocalProcedures<string>;
};

const now = () => Date.now() / 1000;
const upperCamel = (folder: string) =>
  folder.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Step Functions with the template's state machines: each runs its definition by the interpreter of one machine, and
 * calls what its substitutions name, under its own role.
 */
export function templateProcedures(
  template: ResolvedTemplate,
  access: Access,
  functions: Functions,
  log: Log,
) {
  const { ofType, arnOf, refOf } = template;

  const machineOf = (resource: Parameters<typeof arnOf>[0]): Machine => {
    const { StateMachineName: name, ...read } = machineProperties.parse(resource.Properties);
    const role = roleName(read.RoleArn);
    const procedures = createLocalProcedures<string>({
      definitions: { [name]: JSON.parse(read.DefinitionString) },
      log,
      randomToken: () => `${name} ${randomUUID()}`,
      invoke: async (functionName, payload) => {
        const target = read.DefinitionSubstitutions[`${upperCamel(functionName)}FunctionArn`];
        if (target === undefined)
          throw new Error(`The template puts nothing in the place of ${functionName}`);
        access.authoriseAssume(role, "states.amazonaws.com");
        access.authorise(role, { action: "lambda:InvokeFunction", resource: target });
        return functions.invoke(target, payload);
      },
    });
    return { arn: arnOf(resource), name, procedures };
  };
  const machines = ofType("AWS::StepFunctions::StateMachine").map(machineOf);
  const versions = new Map(
    ofType("AWS::StepFunctions::StateMachineVersion").map((each) => [
      refOf(each),
      version.parse(each.Properties).StateMachineArn,
    ]),
  );
  const aliases = new Set(
    ofType("AWS::StepFunctions::StateMachineAlias").map(({ Properties }) => {
      const { Name, DeploymentPreference } = alias.parse(Properties);
      return `${versions.get(DeploymentPreference.StateMachineVersionArn)}:${Name}`;
    }),
  );
  const started = new Map<string, string>();

  const machineBy = (fits: (machine: Machine) => boolean, code: string): Machine => {
    const found = machines.find(fits);
    if (found === undefined) throw new ServiceError(code);
    return found;
  };

  async function start(role: string, body: unknown): Promise<WireAnswer> {
    const { stateMachineArn, name, input } = inputs.StartExecution.parse(body);
    if (!aliases.has(stateMachineArn)) throw new ServiceError("StateMachineDoesNotExist");
    const qualifier = stateMachineArn.slice(stateMachineArn.lastIndexOf(":") + 1);
    const machine = machineBy(
      ({ arn }) => `${arn}:${qualifier}` === stateMachineArn,
      "StateMachineDoesNotExist",
    );
    access.authorise(role, {
      action: "states:StartExecution",
      resource: machine.arn,
      context: { "states:StateMachineQualifier": qualifier },
    });
    const executionArn = `${machine.arn.replace(":stateMachine:", ":execution:")}:${name}`;
    const execution = { procedure: machine.name, name };
    if ((await machine.procedures.start(execution, input)) === "alreadyStarted") {
      // The same start again is answered like the first one as long as the execution runs.
      const isSame = started.get(executionArn) === JSON.stringify(input);
      if (!isSame || !(await machine.procedures.isRunning(execution)))
        throw new ServiceError("ExecutionAlreadyExists");
    }
    started.set(executionArn, JSON.stringify(input));
    return jsonAnswer({ executionArn, startDate: now() });
  }

  async function resume(role: string, body: unknown): Promise<WireAnswer> {
    const { taskToken, output } = inputs.SendTaskSuccess.parse(body);
    const machine = machineBy(({ name }) => taskToken.startsWith(`${name} `), "InvalidToken");
    access.authorise(role, { action: "states:SendTaskSuccess", resource: machine.arn });
    if ((await machine.procedures.resume(taskToken, output)) === "closed")
      throw new ServiceError("TaskTimedOut");
    return jsonAnswer({});
  }

  /** The execution that an ARN names, if the role may do this to it. */
  function executionFor(role: string, operation: string, body: unknown) {
    const { executionArn } = inputs.ofExecution.parse(body);
    access.authorise(role, { action: `states:${operation}`, resource: executionArn });
    const machine = machineBy(
      ({ arn }) => executionArn.startsWith(`${arn.replace(":stateMachine:", ":execution:")}:`),
      "ExecutionDoesNotExist",
    );
    if (!started.has(executionArn)) throw new ServiceError("ExecutionDoesNotExist");
    const name = executionArn.slice(executionArn.lastIndexOf(":") + 1);
    return { executionArn, machine, execution: { procedure: machine.name, name } };
  }

  return {
    answer: async (operation: string, role: string, body: unknown): Promise<WireAnswer> => {
      switch (operation) {
        case "StartExecution":
          return start(role, body);
        case "SendTaskSuccess":
          return resume(role, body);
        case "StopExecution": {
          const { machine, execution } = executionFor(role, operation, body);
          await machine.procedures.stop(execution, "");
          return jsonAnswer({ stopDate: now() });
        }
        case "DescribeExecution": {
          const { machine, execution, executionArn } = executionFor(role, operation, body);
          const status = (await machine.procedures.isRunning(execution)) ? "RUNNING" : "SUCCEEDED";
          return jsonAnswer({ executionArn, stateMachineArn: machine.arn, status, startDate: now() });
        }
        default:
          throw new Error(`Step Functions' ${operation} is not emulated`);
      }
    },
    idle: async (): Promise<void> => {
      await Promise.all(machines.map(({ procedures }) => procedures.idle()));
    },
    close: async (): Promise<void> => {
      await Promise.all(machines.map(({ procedures }) => procedures.close()));
    },
  };
}
