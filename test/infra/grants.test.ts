import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { App, Stack } from "aws-cdk-lib";
import { PolicyDocument } from "aws-cdk-lib/aws-iam";
import type { FunctionNeeds } from "#infra/function-needs.ts";
import { type Resources, statementsFor } from "#infra/grants.ts";
import { resourceStatements } from "./template/statements.ts";

const resources: Resources = {
  region: "ap-northeast-1",
  tableArn: "arn:table",
  tableKeyArn: "arn:table-key",
  quarantineArn: "arn:quarantine",
  evidenceArn: "arn:evidence",
  documentsKeyArn: "arn:documents-key",
  signingKeyArn: "arn:signing-key",
  tipIdentityKeyArn: "arn:tip-identity-key",
  mailIdentityArn: "arn:mail-identity",
  mailConfigurationSetArn: "arn:mail-configuration",
  mailSender: "no-reply@example.jp",
  stateMachineArns: ["arn:one", "arn:other"],
  stateMachineAlias: "live",
  executionsArns: ["arn:one:*", "arn:other:*"],
};

/** The statements that a function's entry in the table leads to. */
function granted(needs: Omit<FunctionNeeds, "memoryMiB" | "seconds">) {
  const statements = statementsFor({ ...needs, memoryMiB: 512, seconds: 10 }, resources);
  return resourceStatements(new Stack(new App()).resolve(new PolicyDocument({ statements })));
}

describe("S-01 the grants on tip identities", () => {
  for (const [call, action] of [
    ["vault.seal", "kms:Encrypt"],
    ["vault.open", "kms:Decrypt"],
  ] as const)
    it(`${call} may do ${action} with the key of tip identities, and nothing else`, () => {
      assert.deepEqual(granted({ calls: [call] }), [
        { Effect: "Allow", Action: [action], Resource: ["arn:tip-identity-key"] },
      ]);
    });
});

describe("The grants on procedures", () => {
  for (const [call, action, on] of [
    ["procedures.resume", "states:SendTaskSuccess", resources.stateMachineArns],
    ["procedures.stop", "states:StopExecution", resources.executionsArns],
    ["procedures.isRunning", "states:DescribeExecution", resources.executionsArns],
  ] as const)
    it(`${call} covers every procedure`, () => {
      assert.deepEqual(granted({ calls: [call] }), [
        { Effect: "Allow", Action: [action], Resource: [...on] },
      ]);
    });

  it("procedures.start starts each by its alias alone", () => {
    assert.deepEqual(granted({ calls: ["procedures.start"] }), [
      {
        Effect: "Allow",
        Action: ["states:StartExecution"],
        Resource: ["arn:one", "arn:other"],
        Condition: { StringEquals: { "states:StateMachineQualifier": "live" } },
      },
    ]);
  });
});
