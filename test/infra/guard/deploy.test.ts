import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import {
  CloudFormationClient,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  ExecuteChangeSetCommand,
  type ResourceStatus,
  type StackEvent,
} from "@aws-sdk/client-cloudformation";
import { mockClient } from "aws-sdk-client-mock";
import { changeSetName, deploy } from "#infra/guard/deploy.ts";
import { add, answer, changeSetId, modify, property, remove, stackId, withoutChanges } from "./recorded.ts";

type Json = Readonly<Record<string, unknown>>;

const cloud = mockClient(CloudFormationClient);
afterEach(() => cloud.reset());

const token = "token-of-this-run";

/** Has CloudFormation answer with these change sets; nested ones are asked for by their ARN. */
function changeSets(...answers: Json[]): void {
  for (const each of answers) {
    cloud
      .on(DescribeChangeSetCommand, {
        StackName: String(each["StackName"]),
        ChangeSetName: changeSetName,
      })
      .resolves(each);
    cloud.on(DescribeChangeSetCommand, { ChangeSetName: String(each["ChangeSetId"]) }).resolves(each);
  }
  cloud.on(DeleteChangeSetCommand).resolves({});
  cloud.on(ExecuteChangeSetCommand).resolves({});
}

function event(
  stack: string,
  EventId: string,
  ResourceStatus: ResourceStatus,
  more: Partial<StackEvent> = {},
): StackEvent {
  return {
    StackId: stackId(stack),
    StackName: stack,
    EventId,
    LogicalResourceId: stack,
    PhysicalResourceId: stackId(stack),
    ResourceType: "AWS::CloudFormation::Stack",
    Timestamp: new Date("2026-11-25T01:02:03Z"),
    ResourceStatus,
    ClientRequestToken: token,
    ...more,
  };
}

/** Has the stack end like this, with its earlier end and one step before. */
function ends(stack: string, status: "UPDATE_COMPLETE" | "UPDATE_ROLLBACK_COMPLETE"): void {
  const before = event(stack, "0", "UPDATE_COMPLETE", { ClientRequestToken: "token-of-an-earlier-run" });
  const started = event(stack, "1", "UPDATE_IN_PROGRESS");
  // The service sends this status for stacks, though the type of the SDK does not have it.
  const cleaning = Object.assign(event(stack, "2", "UPDATE_IN_PROGRESS"), {
    ResourceStatus: "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
  });
  cloud
    .on(DescribeStackEventsCommand, { StackName: stackId(stack) })
    .resolvesOnce({ StackEvents: [started, before] })
    .resolvesOnce({ StackEvents: [cleaning, started, before] })
    .resolves({ StackEvents: [event(stack, "3", status), cleaning, started, before] });
}

async function run(stacks: readonly string[], allowed: readonly string[] = []) {
  const lines: string[] = [];
  const steps: string[] = [];
  const client = new CloudFormationClient({ region: "ap-northeast-1" });
  const outcome = await deploy(
    {
      environment: "staging",
      stacks: stacks.map((name) => ({ id: name, name, region: "ap-northeast-1" })),
      allowed,
    },
    {
      prepare: async ({ name }) => void steps.push(name),
      clientOf: () => client,
      randomToken: () => token,
      print: (line) => void lines.push(line),
      pause: async () => void steps.push("pause"),
    },
  );
  const executed = cloud.commandCalls(ExecuteChangeSetCommand).map(({ args: [{ input }] }) => input);
  const deleted = cloud.commandCalls(DeleteChangeSetCommand).map(({ args: [{ input }] }) => input);
  return { outcome, text: lines.join("\n"), steps, executed, deleted };
}

const harmless = modify("AWS::Lambda::Function", "Function", "False", property("Code"));
const fatal = remove("AWS::DynamoDB::GlobalTable", "RegisterTable", "Retain");

describe("A deployment", () => {
  it("goes stack by stack: the next change set is made when the one before is through", async () => {
    changeSets(answer("registry", [harmless]), answer("pipeline", [add("AWS::SQS::Queue", "Queue")]));
    ends("registry", "UPDATE_COMPLETE");
    ends("pipeline", "UPDATE_COMPLETE");
    const { outcome, steps, executed, deleted } = await run(["registry", "pipeline"]);
    assert.equal(outcome, "deployed");
    assert.deepEqual(steps, ["registry", "pause", "pause", "pipeline", "pause", "pause"]);
    assert.deepEqual(executed, [
      { ChangeSetName: changeSetId("registry"), ClientRequestToken: token },
      { ChangeSetName: changeSetId("pipeline"), ClientRequestToken: token },
    ]);
    assert.deepEqual(deleted, []);
  });

  it("tells what it changes, and each step once as CloudFormation tells it, but none of an earlier run", async () => {
    changeSets(
      answer("registry", [harmless, modify("AWS::KMS::Key", "Key", undefined, { Attribute: "Tags" })]),
    );
    ends("registry", "UPDATE_COMPLETE");
    const { text } = await run(["registry"]);
    assert.match(
      text,
      /registry: 2 件の変更 \/ changes\n {2}~ {2}Function \(AWS::Lambda::Function\) {2}Code\n/,
    );
    assert.match(text, /~ {2}Key \(AWS::KMS::Key\) {2}Tags/);
    const statuses = text.match(/UPDATE_\w+/g);
    assert.deepEqual(statuses, [
      "UPDATE_IN_PROGRESS",
      "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
      "UPDATE_COMPLETE",
    ]);
  });

  it("stops before anything is lost, in both languages, and leaves no change set to be carried out by mistake", async () => {
    changeSets(answer("registry", [harmless, fatal]), answer("pipeline", []));
    const { outcome, text, steps, executed, deleted } = await run(["registry", "pipeline"]);
    assert.equal(outcome, "stopped");
    assert.deepEqual([steps, executed], [["registry"], []]);
    assert.deepEqual(deleted, [{ ChangeSetName: changeSetId("registry") }]);
    assert.match(
      text,
      /^配備を止めました。.*\nThe deployment is stopped; nothing of this stack was changed\./m,
    );
    assert.match(text, /RegisterTable \(AWS::DynamoDB::GlobalTable, registry\)\n {4}削除 \/ removed/);
    assert.match(text, /npm run deploy -- --environment staging --allow RegisterTable$/);
  });

  it("goes on past what is named, and stops at what is not", async () => {
    const other = remove("AWS::S3::Bucket", "Evidence", "Retain");
    changeSets(answer("registry", [fatal, other]));
    ends("registry", "UPDATE_COMPLETE");
    assert.equal((await run(["registry"], ["RegisterTable"])).outcome, "stopped");
    const { outcome, executed } = await run(["registry"], ["RegisterTable", "Evidence"]);
    assert.deepEqual([outcome, executed.length], ["deployed", 1]);
  });

  it("says when a name was given for nothing", async () => {
    changeSets(answer("registry", [harmless]));
    ends("registry", "UPDATE_COMPLETE");
    assert.match((await run(["registry"], ["Regster"])).text, /--allow Regster: 該当する変更は/);
  });

  it("looks into nested stacks and reads every page", async () => {
    const ofFunctions = modify("AWS::CloudFormation::Stack", "Functions", "False", property("TemplateURL"), {
      ChangeSetId: changeSetId("pipeline-functions"),
    });
    changeSets(answer("pipeline", [ofFunctions]), answer("pipeline-functions", []));
    const nested = { ChangeSetName: changeSetId("pipeline-functions") };
    cloud
      .on(DescribeChangeSetCommand, nested)
      .resolves(answer("pipeline-functions", [harmless], { NextToken: "2" }))
      .on(DescribeChangeSetCommand, { ...nested, NextToken: "2" })
      .resolves(answer("pipeline-functions", [remove("AWS::Logs::LogGroup", "Log", "Retain")]));
    const { outcome, text } = await run(["pipeline"]);
    assert.equal(outcome, "stopped");
    assert.match(text, /Log \(AWS::Logs::LogGroup, pipeline-functions\)/);
    assert.match(text, /実体はアカウントに残りますが/);
  });

  it("passes over a stack that does not change, and clears its empty change set away", async () => {
    changeSets(withoutChanges("registry"), answer("pipeline", [harmless]));
    ends("pipeline", "UPDATE_COMPLETE");
    const { outcome, text, deleted, executed } = await run(["registry", "pipeline"]);
    assert.deepEqual([outcome, executed.length], ["deployed", 1]);
    assert.deepEqual(deleted, [{ ChangeSetName: changeSetId("registry") }]);
    assert.match(text, /registry: 変更はありません/);
  });

  it("fails when CloudFormation took it back, and does not go on to the next stack", async () => {
    changeSets(answer("registry", [harmless]), answer("pipeline", [harmless]));
    ends("registry", "UPDATE_ROLLBACK_COMPLETE");
    const { outcome, steps } = await run(["registry", "pipeline"]);
    assert.equal(outcome, "failed");
    assert.ok(!steps.includes("pipeline"));
  });

  it("ends with an error, and changes nothing, when a change set could not be made", async () => {
    changeSets(answer("registry", [], { Status: "FAILED", StatusReason: "No export named X" }));
    await assert.rejects(run(["registry"]), /No export named X/);
    assert.equal(cloud.commandCalls(ExecuteChangeSetCommand).length, 0);
  });
});
