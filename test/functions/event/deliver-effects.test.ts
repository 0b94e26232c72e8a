import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DynamoDBRecord } from "aws-lambda";
import { deliverEffects } from "#functions/event/deliver-effects/deliver-effects.ts";
import { watchedDeps } from "#test/functions/support/spy.ts";

function outbox(
  id: string,
  change: Partial<Record<"status" | "kind" | "eventName", string>> = {},
): DynamoDBRecord {
  const { status = "pending", kind = "outbox", eventName = "INSERT" } = change;
  return {
    ...(eventName === "REMOVE" ? { eventName: "REMOVE" } : {}),
    ...(eventName === "INSERT" ? { eventName: "INSERT" } : {}),
    ...(eventName === "MODIFY" ? { eventName: "MODIFY" } : {}),
    dynamodb: {
      SequenceNumber: `sequence-${id}`,
      NewImage: { kind: { S: kind }, status: { S: status }, id: { S: id }, attempts: { N: "0" } },
    },
  };
}

async function deliver(
  records: readonly DynamoDBRecord[],
  fate: (id: string) => "delivered" | "again" | Error,
) {
  const { deps, lines } = watchedDeps();
  const asked: string[] = [];
  const handle = deliverEffects(() => async (id) => {
    asked.push(id);
    const what = fate(id);
    if (what instanceof Error) throw what;
    return what;
  })(deps);
  const { batchItemFailures } = await handle({ Records: [...records] });
  return { asked, lines, failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) };
}

describe("deliver-effects", () => {
  it("delivers every new outbox entry of a batch, in order", async () => {
    const { asked, failed } = await deliver([outbox("1"), outbox("2"), outbox("3")], () => "delivered");
    assert.deepEqual(asked, ["1", "2", "3"]);
    assert.deepEqual(failed, []);
  });

  it("passes by everything else", async () => {
    const others = [
      outbox("1", { kind: "application" }),
      outbox("2", { status: "delivered" }),
      outbox("3", { eventName: "MODIFY" }),
      outbox("4", { eventName: "REMOVE" }),
      { eventName: "INSERT" } as const,
      { eventName: "INSERT", dynamodb: { NewImage: { kind: { S: "outbox" } } } } as const,
    ];
    const { asked, failed } = await deliver(others, () => "delivered");
    assert.deepEqual(asked, []);
    assert.deepEqual(failed, []);
  });

  it("reports what could not be delivered, and delivers the rest", async () => {
    const fates = new Map<string, "again" | Error>([
      ["2", "again"],
      ["4", new Error("planted")],
    ]);
    const batch = [outbox("1"), outbox("2"), outbox("3"), outbox("4"), outbox("5")];
    const { asked, failed, lines } = await deliver(batch, (id) => fates.get(id) ?? "delivered");
    assert.deepEqual(asked, ["1", "2", "3", "4", "5"]);
    assert.deepEqual(failed, ["sequence-2", "sequence-4"]);
    assert.equal(JSON.parse(lines[0] ?? "").outboxId, "4");
    assert.ok(!lines.join("").includes("planted"));
  });
});
