import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import type { Synthesised } from "../synthesised.ts";

const destination = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.boolean(),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.object({ EventBusArn: z.string() }),
  }),
});
const rule = z.object({
  State: z.string(),
  EventPattern: z.object({ source: z.array(z.string()), detail: z.unknown() }),
  Targets: z.tuple([z.object({ Arn: z.string(), DeadLetterConfig: z.object({ Arn: z.string() }) })]),
});

/** What becomes of mails, and how it comes back. */
export function describeMail({ pipeline, functionOf }: Synthesised): void {
  describe("N-05 a mail that bounced, was complained of or rejected", () => {
    const set = pipeline.only("AWS::SES::ConfigurationSet");
    const events = destination.parse(pipeline.only("AWS::SES::ConfigurationSetEventDestination").Properties);
    const rules = pipeline
      .ofType("AWS::Events::Rule")
      .map(({ id, Properties }) => ({ id, ...rule.parse(Properties) }))
      .filter(({ EventPattern }) => EventPattern.source.includes("aws.ses"));

    it("is told of by the configuration set that mails are sent with", () => {
      assert.equal(events.ConfigurationSetName, `<${set.id}>`);
      assert.equal(events.EventDestination.Enabled, true);
      assert.deepEqual(events.EventDestination.MatchingEventTypes.toSorted(), [
        "bounce",
        "complaint",
        "reject",
      ]);
      assert.match(events.EventDestination.EventBridgeDestination.EventBusArn, /:event-bus\/default$/);
    });

    it("reaches the function that records it, and what could not be delivered waits in a queue", () => {
      const [found, ...others] = rules;
      assert.ok(found !== undefined && others.length === 0);
      assert.equal(found.State, "ENABLED");
      assert.deepEqual(found.EventPattern.detail, {
        eventType: ["Bounce", "Complaint", "Reject"],
        mail: { tags: { notice: [{ exists: true }], "ses:configuration-set": [`<${set.id}>`] } },
      });
      const receiver = functionOf("event/receive-mail-feedback").id;
      assert.equal(found.Targets[0].Arn, `<${receiver}.Arn>`);
      assert.equal(pipeline.byId(found.Targets[0].DeadLetterConfig.Arn.slice(1, -5)).Type, "AWS::SQS::Queue");
      const permitted = pipeline
        .ofType("AWS::Lambda::Permission")
        .filter(({ Properties }) => Properties["SourceArn"] === `<${found.id}.Arn>`);
      assert.deepEqual(
        permitted.map(({ Properties }) => [Properties["FunctionName"], Properties["Principal"]]),
        [[`<${receiver}.Arn>`, "events.amazonaws.com"]],
      );
    });
  });
}
