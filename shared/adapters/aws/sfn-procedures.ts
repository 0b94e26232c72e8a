import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from "@aws-sdk/client-sfn";
import type { Execution, Procedures } from "#ports";

/**
 * The ARN of an execution. An execution started through an alias or a version is named under the state machine itself.
 * @param stateMachineArn `arn:…:stateMachine:{name}` or `arn:…:stateMachine:{name}:{alias or version}`
 */
function executionArn(stateMachineArn: string, name: string): string {
  const parts = /^(arn:[^:]+:states:[^:]+:[^:]+):stateMachine:([^:]+)(?::[^:]+)?$/.exec(stateMachineArn);
  if (parts === null) throw new Error(`Not the ARN of a state machine: ${stateMachineArn}`);
  return `${parts[1]}:execution:${parts[2]}:${name}`;
}

/** Whether nobody waits under a token any more: answered before, timed out, stopped, or never given out. */
function isClosedTask(error: unknown): boolean {
  return error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;
}

/**
 * Procedures as Standard executions of Step Functions.
 *
 * Step Functions answers a second start of the same name and input like the first one while the execution runs, so
 * `started` may be said twice for one execution; and it takes a stop of an execution that has ended, so `stopped` may be
 * said of one that did not run. `isRunning` may lag a moment behind.
 * @param stateMachineArns by procedure, with the alias or version to start
 */
export function sfnProcedures<Name extends string>(
  sfn: SFNClient,
  stateMachineArns: Readonly<Record<Name, string>>,
): Procedures<Name> {
  const arnOf = ({ procedure, name }: Execution<Name>) => executionArn(stateMachineArns[procedure], name);

  return {
    start: async ({ procedure, name }, input) => {
      const stateMachineArn = stateMachineArns[procedure];
      try {
        await sfn.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
        return "started";
      } catch (error) {
        if (error instanceof ExecutionAlreadyExists) return "alreadyStarted";
        throw error;
      }
    },
    resume: async (taskToken, output) => {
      try {
        await sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));
        return "resumed";
      } catch (error) {
        if (isClosedTask(error)) return "closed";
        throw error;
      }
    },
    // Not asked beforehand whether it runs: that answer may be older than the start.
    stop: async (execution, reason) => {
      try {
        await sfn.send(new StopExecutionCommand({ executionArn: arnOf(execution), cause: reason }));
        return "stopped";
      } catch (error) {
        if (error instanceof ExecutionDoesNotExist) return "notRunning";
        throw error;
      }
    },
    isRunning: async (execution) => {
      try {
        const found = await sfn.send(
          new DescribeExecutionCommand({ executionArn: arnOf(execution), includedData: "METADATA_ONLY" }),
        );
        return found.status === "RUNNING";
      } catch (error) {
        if (error instanceof ExecutionDoesNotExist) return false;
        throw error;
      }
    },
  };
}
