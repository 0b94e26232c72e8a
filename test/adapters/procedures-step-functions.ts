import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  type ExecutionStatus,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  TaskTimedOut,
} from "@aws-sdk/client-sfn";
import { mockClient } from "aws-sdk-client-mock";

const about = { message: "", $metadata: {} };

type Run = { readonly input: string; readonly token: string; status: ExecutionStatus };

/**
 * Step Functions as far as its reference says what these calls do: executions by ARN, each waiting under one token.
 * Starting a running execution again with the same input is answered like the first start; a stop of an ended one is taken.
 */
export function stepFunctionsInMemory() {
  const runs = new Map<string, Run>();
  const sfn = mockClient(SFNClient);
  const found = (arn = "") => {
    const run = runs.get(arn);
    if (run === undefined) throw new ExecutionDoesNotExist(about);
    return run;
  };

  sfn.on(StartExecutionCommand).callsFake(({ stateMachineArn, name, input }) => {
    const [machine = ""] = /^arn:aws:states:[^:]+:\d+:stateMachine:[^:]+/.exec(stateMachineArn) ?? [];
    const arn = `${machine.replace(":stateMachine:", ":execution:")}:${name}`;
    const before = runs.get(arn);
    if (before?.status === "RUNNING" && before.input === input) return { executionArn: arn };
    if (before !== undefined) throw new ExecutionAlreadyExists(about);
    runs.set(arn, { input, token: `token ${runs.size + 1}`, status: "RUNNING" });
    return { executionArn: arn };
  });
  sfn.on(SendTaskSuccessCommand).callsFake(({ taskToken }) => {
    const run = [...runs.values()].find(({ token }) => token === taskToken);
    if (run === undefined) throw new InvalidToken(about);
    if (run.status !== "RUNNING") throw new TaskTimedOut(about);
    run.status = "SUCCEEDED";
    return {};
  });
  sfn.on(StopExecutionCommand).callsFake(({ executionArn }) => {
    const run = found(executionArn);
    if (run.status === "RUNNING") run.status = "ABORTED";
    return {};
  });
  sfn.on(DescribeExecutionCommand).callsFake(({ executionArn }) => ({ status: found(executionArn).status }));
  return { sfn, runs };
}
