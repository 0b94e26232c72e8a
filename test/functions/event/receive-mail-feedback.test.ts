import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { receiveMailFeedback } from "#functions/event/receive-mail-feedback/receive-mail-feedback.ts";
import { setup } from "#test/support/fakes.ts";
import type { MailFeedback } from "#usecases/record-mail-feedback.ts";

/** An event of SES as EventBridge hands it on, as far as its guide shows one. */
const eventOf = (eventType: string, more: object = {}) => ({
  version: "0",
  source: "aws.ses",
  "detail-type": "Email Bounced",
  detail: {
    eventType,
    mail: {
      messageId: "010001",
      destination: ["somebody@example.jp"],
      tags: { "ses:configuration-set": ["notices"], notice: ["01A"] },
    },
    ...more,
  },
});

async function received(event: unknown, useCase?: () => Promise<void>) {
  const { deps, logged } = await setup();
  const told: MailFeedback[] = [];
  const receive = receiveMailFeedback(() => async (feedback) => {
    told.push(feedback);
    await useCase?.();
  })(deps);
  return { run: () => receive(event), told, logged };
}

describe("N-05 receive-mail-feedback", () => {
  const table: readonly [string, object, MailFeedback["fault"]][] = [
    ["Bounce", { bounce: { bounceType: "Permanent", bouncedRecipients: [{}] } }, "bounced"],
    ["Bounce", { bounce: { bounceType: "Undetermined" } }, "bounced"],
    ["Bounce", { bounce: { bounceType: "Transient" } }, "bouncedForNow"],
    ["Complaint", { complaint: {} }, "complained"],
    ["Reject", { reject: { reason: "Bad content" } }, "rejected"],
  ];
  for (const [eventType, more, fault] of table)
    it(`reads ${eventType} ${JSON.stringify(more)} as ${fault}`, async () => {
      const { run, told, logged } = await received(eventOf(eventType, more));
      await run();
      assert.deepEqual(told, [{ noticeId: "01A", fault }]);
      assert.deepEqual(logged, []);
    });

  it("throws what it cannot read or record, logs no address, and lets the event come again", async () => {
    const untagged = { ...eventOf("Complaint"), detail: { eventType: "Complaint", mail: { tags: {} } } };
    for (const [event, useCase] of [
      [eventOf("Delivery"), undefined],
      [untagged, undefined],
      ["text", undefined],
      [eventOf("Complaint"), () => Promise.reject(new Error("busy"))],
    ] as const) {
      const { run, logged } = await received(event, useCase);
      await assert.rejects(run());
      assert.deepEqual(
        logged.map(({ code }) => code),
        ["JOB_FAILED"],
      );
      assert.doesNotMatch(JSON.stringify(logged), /@/);
    }
  });
});
