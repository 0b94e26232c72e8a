import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  DescribeExecutionCommand,
  SendTaskSuccessCommand,
  SFNClient,
  TaskDoesNotExist,
} from "@aws-sdk/client-sfn";
import { mockClient } from "aws-sdk-client-mock";
import { sfnProcedures } from "#adapters/aws/sfn-procedures.ts";
import { proceduresContract } from "./procedures-contract.ts";
import { stepFunctionsInMemory } from "./procedures-step-functions.ts";

const stateMachine = "arn:aws:states:ap-northeast-1:123456789012:stateMachine:application";
const prefix = "arn:aws:states:ap-northeast-1:123456789012:execution:application";
const one = { procedure: "application", name: "a1-1" } as const;

for (const arn of [stateMachine, `${stateMachine}:live`]) {
  proceduresContract(`Step Functions by ${arn.slice(stateMachine.length) || "no"} alias`, async () => {
    const { runs } = stepFunctionsInMemory();
    const found = (executionArn: string) => {
      const run = runs.get(executionArn);
      assert.ok(run);
      return run;
    };
    return {
      procedures: sfnProcedures(new SFNClient({ region: "ap-northeast-1" }), { application: arn }),
      tokenOf: async ({ name }) => found(`${prefix}:${name}`).token,
      made: () => [...runs.values()].map(({ input }): unknown => JSON.parse(input)),
      timeOut: async (token) => {
        for (const run of runs.values()) if (run.token === token) run.status = "FAILED";
      },
      settled: async () => undefined,
      close: async () => undefined,
    };
  });
}

describe("Step Functions adapter", () => {
  const setup = (arn = `${stateMachine}:live`) => ({
    sfn: mockClient(SFNClient),
    procedures: sfnProcedures(new SFNClient({ region: "ap-northeast-1" }), { application: arn }),
  });

  it("starts by the alias and asks by the execution's own ARN", async () => {
    const { sfn, procedures } = setup();
    sfn.on(DescribeExecutionCommand).resolves({ status: "RUNNING" });
    await procedures.start(one, { applicationId: "a1" });
    await procedures.isRunning(one);
    await procedures.stop(one, "withdrawn");
    const inputs = sfn.calls().map((call) => call.args[0].input);
    assert.deepEqual(inputs, [
      { stateMachineArn: `${stateMachine}:live`, name: "a1-1", input: '{"applicationId":"a1"}' },
      { executionArn: `${prefix}:a1-1`, includedData: "METADATA_ONLY" },
      { executionArn: `${prefix}:a1-1`, cause: "withdrawn" },
    ]);
  });

  for (const status of ["SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"] as const) {
    it(`does not count ${status} as running`, async () => {
      const { sfn, procedures } = setup();
      sfn.on(DescribeExecutionCommand).resolves({ status });
      assert.equal(await procedures.isRunning(one), false);
    });
  }

  it("takes a task that does not exist for closed", async () => {
    const { sfn, procedures } = setup();
    sfn.on(SendTaskSuccessCommand).rejects(new TaskDoesNotExist({ message: "", $metadata: {} }));
    assert.equal(await procedures.resume("token", {}), "closed");
  });

  it("lets every other error through", async () => {
    const { sfn, procedures } = setup();
    sfn.rejects(new Error("throttled"));
    await assert.rejects(procedures.start(one, {}), /throttled/);
    await assert.rejects(procedures.resume("token", {}), /throttled/);
    await assert.rejects(procedures.stop(one, "withdrawn"), /throttled/);
    await assert.rejects(procedures.isRunning(one), /throttled/);
  });

  it("starts each procedure by its own state machine", async () => {
    const sfn = mockClient(SFNClient);
    sfn.on(DescribeExecutionCommand).resolves({ status: "RUNNING" });
    const followUp = stateMachine.replace(/application$/, "follow-up");
    const procedures = sfnProcedures(new SFNClient({ region: "ap-northeast-1" }), {
      application: `${stateMachine}:live`,
      followUp: `${followUp}:live`,
    });
    await procedures.start({ procedure: "followUp", name: "d1-1" }, { draw: "d1" });
    await procedures.isRunning({ procedure: "followUp", name: "d1-1" });
    assert.deepEqual(
      sfn.calls().map((call) => call.args[0].input),
      [
        { stateMachineArn: `${followUp}:live`, name: "d1-1", input: '{"draw":"d1"}' },
        {
          executionArn: prefix.replace(/application$/, "follow-up:d1-1"),
          includedData: "METADATA_ONLY",
        },
      ],
    );
  });

  it("refuses what is not the ARN of a state machine", async () => {
    const { procedures } = setup("arn:aws:lambda:ap-northeast-1:123456789012:function:application");
    await assert.rejects(procedures.isRunning(one), /Not the ARN/);
  });
});
