import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import { measureNames } from "#contracts/measures.ts";
import { assumedOfStanding } from "../../../docs/costs/loads.ts";
import type { Synthesised } from "../synthesised.ts";
import { alarmsIn, metricsOf } from "./alarms.ts";
import { resourceStatements } from "./statements.ts";

/** A composite alarm costs as much as five metrics that others look at (CloudWatch's list prices). */
const priceOfComposite = 5;

/** The topic that alarms tell, the dashboard, and what watching costs. */
export function describeWatch(name: string, synthesised: Synthesised): void {
  const { registry, pipeline } = synthesised;

  describe("The topic of the alarms", () => {
    const topic = pipeline.only("AWS::SNS::Topic");
    const key = pipeline.only("AWS::KMS::Key");
    const ownAlarms = {
      StringEquals: { "aws:SourceAccount": "<AWS::AccountId>" },
      ArnLike: {
        "aws:SourceArn": `arn:aws:cloudwatch:ap-northeast-1:<AWS::AccountId>:alarm:${name}-*`,
      },
    };
    const byCloudWatch = (policy: unknown) =>
      resourceStatements(policy)
        .filter(({ Principal }) => JSON.stringify(Principal).includes("cloudwatch"))
        .map(({ Effect, Action, Condition }) => [Effect, Action, Condition]);

    it("is encrypted with a key that CloudWatch may use for this environment's alarms", () => {
      assert.equal(topic.Properties["KmsMasterKeyId"], `<${key.id}.Arn>`);
      assert.equal(key.Properties["EnableKeyRotation"], true);
      assert.deepEqual(byCloudWatch(key.Properties["KeyPolicy"]), [
        ["Allow", ["kms:Decrypt", "kms:GenerateDataKey"], ownAlarms],
      ]);
    });

    it("takes what those alarms say and nothing from anybody else, and all of it by TLS", () => {
      const { PolicyDocument } = pipeline.only("AWS::SNS::TopicPolicy").Properties;
      assert.deepEqual(byCloudWatch(PolicyDocument), [["Allow", ["sns:Publish"], ownAlarms]]);
      const others = resourceStatements(PolicyDocument).filter(
        ({ Principal }) => !JSON.stringify(Principal).includes("cloudwatch"),
      );
      assert.deepEqual(
        others.map(({ Effect, Action, Condition }) => [Effect, Action, Condition]),
        [["Deny", ["sns:Publish"], { Bool: { "aws:SecureTransport": "false" } }]],
      );
    });

    it("tells the operators of the parameters", () => {
      const told = pipeline
        .ofType("AWS::SNS::Subscription")
        .map(({ Properties }) => [Properties["Protocol"], Properties["Endpoint"]]);
      assert.deepEqual(told, [["email", "operators@certification.example.jp"]]);
    });
  });

  describe("The dashboard", () => {
    const { Properties } = pipeline.only("AWS::CloudWatch::Dashboard");
    const { widgets } = z
      .object({ widgets: z.array(z.object({ type: z.string(), properties: z.unknown() })) })
      .parse(JSON.parse(String(Properties["DashboardBody"])));

    it("shows on one page every measure, every alarm and every part of the scheme", () => {
      assert.equal(Properties["DashboardName"], name);
      const shown = JSON.stringify(widgets);
      for (const measure of measureNames) assert.ok(shown.includes(`"${measure}"`), measure);
      for (const namespace of ["SQS", "Lambda", "ApiGateway", "States", "DynamoDB", "SES"])
        assert.ok(shown.includes(`"AWS/${namespace}"`), namespace);
      const alarms = [
        ...pipeline.ofType("AWS::CloudWatch::Alarm"),
        ...pipeline.ofType("AWS::CloudWatch::CompositeAlarm"),
      ];
      for (const { id } of alarms) assert.ok(shown.includes(`<${id}.Arn>`), id);
    });
  });

  describe("What watching costs", () => {
    it("is no more than docs/costs.md says", () => {
      const metrics = new Set(
        pipeline
          .ofType("AWS::Logs::MetricFilter")
          .map((each) =>
            JSON.stringify(
              z.array(z.object({ MetricName: z.string() })).parse(each.Properties["MetricTransformations"]),
            ),
          ),
      );
      const composites = pipeline.ofType("AWS::CloudWatch::CompositeAlarm").length;
      const found = {
        keys: [registry, pipeline].flatMap(({ ofType }) => ofType("AWS::KMS::Key")).length,
        alarms: alarmsIn(synthesised).flatMap(metricsOf).length + priceOfComposite * composites,
        metrics: metrics.size,
        dashboards: pipeline.ofType("AWS::CloudWatch::Dashboard").length,
      };
      for (const [what, count] of Object.entries(found)) {
        const said = Object.entries(assumedOfStanding).find(([each]) => each === what)?.[1] ?? 0;
        assert.ok(count > 0 && count <= said && said <= 2 * count, `${what}: ${count} found, ${said} said`);
      }
    });
  });
}
