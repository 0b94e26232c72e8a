import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import type { Resource, Synthesised } from "../synthesised.ts";
import { resourceStatements } from "./statements.ts";

const scheduleProperties = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string(),
  State: z.string(),
  Target: z.object({ Arn: z.string(), DeadLetterConfig: z.object({ Arn: z.string() }) }),
});

const mappingProperties = z.object({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  FilterCriteria: z.object({ Filters: z.tuple([z.object({ Pattern: z.string() })]) }),
  FunctionResponseTypes: z.array(z.string()),
  BisectBatchOnFunctionError: z.boolean(),
  MaximumRetryAttempts: z.int(),
  MaximumRecordAgeInSeconds: z.int(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }),
});

const ruleProperties = z.object({
  State: z.string(),
  EventPattern: z.record(z.string(), z.unknown()),
  Targets: z.tuple([z.object({ Arn: z.string(), DeadLetterConfig: z.object({ Arn: z.string() }) })]),
});

/** Where documents arrive. GuardDuty takes five prefixes and no more. */
const prefixes = ["applications/", "certifications/", "surveillance/", "revocations/", "incidents/"];

export function describeEvents({ registry, pipeline, functionOf }: Synthesised): void {
  const arnOf = (folder: string) => `<${functionOf(folder).id}.Arn>`;
  const queueOf = (arn: string): Resource => {
    const found = pipeline.byId(arn.slice(1, -".Arn>".length));
    assert.equal(found.Type, "AWS::SQS::Queue");
    return found;
  };
  const quarantine = registry
    .ofType("AWS::S3::Bucket")
    .find(({ Properties }) => "NotificationConfiguration" in Properties);

  describe("Schedules", () => {
    const schedules = new Map(
      pipeline
        .ofType("AWS::Scheduler::Schedule")
        .map(({ Properties }) => scheduleProperties.parse(Properties))
        .map((schedule) => [schedule.Target.Arn, schedule]),
    );

    it("run the sweep and the draws each day after midnight, the reconciler each hour and the measures every quarter, by the clock in Tokyo", () => {
      const jobs = ["daily-sweep", "attend-draws", "reconcile", "measure"].map((job) => `schedule/${job}`);
      const times = jobs.map((folder) => {
        const found = schedules.get(arnOf(folder));
        return [folder, found?.ScheduleExpression, found?.ScheduleExpressionTimezone, found?.State];
      });
      assert.deepEqual(times, [
        ["schedule/daily-sweep", "cron(10 0 * * ? *)", "Asia/Tokyo", "ENABLED"],
        ["schedule/attend-draws", "cron(40 0 * * ? *)", "Asia/Tokyo", "ENABLED"],
        ["schedule/reconcile", "cron(25 * * * ? *)", "Asia/Tokyo", "ENABLED"],
        ["schedule/measure", "cron(0/15 * * * ? *)", "Asia/Tokyo", "ENABLED"],
      ]);
      assert.equal(schedules.size, jobs.length);
    });

    it("leave a start that was missed in a queue", () => {
      for (const { Target } of schedules.values()) queueOf(Target.DeadLetterConfig.Arn);
    });
  });

  describe("Effects of acts", () => {
    const mapping = mappingProperties.parse(pipeline.only("AWS::Lambda::EventSourceMapping").Properties);

    it("are delivered from the register's stream, as soon as they are written", () => {
      assert.equal(mapping.FunctionName, `<${functionOf("event/deliver-effects").id}>`);
      assert.equal(mapping.EventSourceArn, `<${registry.only("AWS::DynamoDB::GlobalTable").id}.StreamArn>`);
      assert.deepEqual(JSON.parse(mapping.FilterCriteria.Filters[0].Pattern), {
        eventName: ["INSERT"],
        dynamodb: { Keys: { pk: { S: [{ prefix: "outbox#" }] } } },
      });
    });

    it("that fail are tried again one by one, and then written down", () => {
      assert.deepEqual(mapping.FunctionResponseTypes, ["ReportBatchItemFailures"]);
      assert.equal(mapping.BisectBatchOnFunctionError, true);
      assert.deepEqual([mapping.MaximumRetryAttempts, mapping.MaximumRecordAgeInSeconds], [5, 6 * 3600]);
      queueOf(mapping.DestinationConfig.OnFailure.Destination);
    });
  });

  describe("C-03 documents", () => {
    const rules = pipeline
      .ofType("AWS::Events::Rule")
      .map(({ Properties }) => ruleProperties.parse(Properties));
    const [rule, ...others] = rules.filter(
      ({ Targets }) => Targets[0].Arn === arnOf("event/inspect-document"),
    );
    assert.ok(rule !== undefined && others.length === 0);

    it("are scanned by GuardDuty when they arrive in quarantine, and tagged with its verdict", () => {
      const { Properties } = pipeline.only("AWS::GuardDuty::MalwareProtectionPlan");
      assert.deepEqual(Properties["ProtectedResource"], {
        S3Bucket: { BucketName: `<${quarantine?.id}>`, ObjectPrefixes: prefixes },
      });
      assert.deepEqual(Properties["Actions"], { Tagging: { Status: "ENABLED" } });
    });

    it("are inspected when there is a verdict", () => {
      assert.deepEqual(rule.EventPattern, {
        source: ["aws.guardduty"],
        "detail-type": ["GuardDuty Malware Protection Object Scan Result"],
        detail: {
          s3ObjectDetails: {
            bucketName: [`<${quarantine?.id}>`],
            objectKey: prefixes.map((prefix) => ({ prefix })),
          },
        },
      });
      assert.equal(rule.State, "ENABLED");
      assert.equal(rule.Targets[0].Arn, arnOf("event/inspect-document"));
    });

    it("of which no news could be given are written down", () => {
      const queue = queueOf(rule.Targets[0].DeadLetterConfig.Arn);
      const senders = pipeline
        .ofType("AWS::SQS::QueuePolicy")
        .filter(({ Properties }) => JSON.stringify(Properties["Queues"]).includes(`<${queue.id}>`))
        .flatMap(({ Properties }) => resourceStatements(Properties["PolicyDocument"]))
        .filter(({ Effect }) => Effect === "Allow");
      assert.deepEqual(
        senders.map(({ Principal, Action }) => [Principal, Action]),
        [[{ Service: "events.amazonaws.com" }, ["sqs:SendMessage"]]],
      );
    });
  });

  describe("Whatever nobody waits for", () => {
    it("goes to a queue when it failed", () => {
      const configured = pipeline.ofType("AWS::Lambda::EventInvokeConfig");
      const functions = configured.map(({ Properties }) => Properties["FunctionName"]);
      const wanted = [
        "event/inspect-document",
        "event/receive-mail-feedback",
        "schedule/attend-draws",
        "schedule/daily-sweep",
        "schedule/reconcile",
        "schedule/measure",
      ];
      assert.deepEqual(functions.toSorted(), wanted.map((folder) => `<${functionOf(folder).id}>`).toSorted());
      for (const { Properties } of configured) {
        const { OnFailure } = z
          .object({ OnFailure: z.object({ Destination: z.string() }) })
          .parse(Properties["DestinationConfig"]);
        queueOf(OnFailure.Destination);
      }
    });

    it("waits there for two weeks, encrypted and reached by TLS alone", () => {
      const queues = pipeline.ofType("AWS::SQS::Queue");
      assert.equal(queues.length, 4);
      for (const { id, Properties } of queues) {
        assert.equal(Properties["MessageRetentionPeriod"], 14 * 24 * 3600);
        assert.equal(Properties["SqsManagedSseEnabled"], true);
        const policies = pipeline
          .ofType("AWS::SQS::QueuePolicy")
          .filter((policy) => JSON.stringify(policy.Properties["Queues"]).includes(`<${id}>`));
        const refused = policies
          .flatMap((policy) => resourceStatements(policy.Properties["PolicyDocument"]))
          .filter(({ Effect }) => Effect === "Deny");
        assert.deepEqual(
          refused.map(({ Condition }) => Condition),
          [{ Bool: { "aws:SecureTransport": "false" } }],
        );
      }
    });
  });

  describe("Mails", () => {
    it("go out by TLS or not at all, from a domain that proves itself", () => {
      const { Properties } = pipeline.only("AWS::SES::ConfigurationSet");
      assert.deepEqual(Properties["DeliveryOptions"], { TlsPolicy: "REQUIRE" });
      const identity = pipeline.only("AWS::SES::EmailIdentity");
      assert.equal(identity.Properties["EmailIdentity"], "certification.example.jp");
      assert.deepEqual(identity.Properties["DkimAttributes"], { SigningEnabled: true });
    });
  });
}
