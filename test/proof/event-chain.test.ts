import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { chainEvent, genesisTip, tipAfter, type UnchainedEvent, verifyChain } from "#proof/event-chain.ts";
import { eventRecord, type LedgerEvent } from "#records/operation.ts";

function happened(act: string, to: string): UnchainedEvent {
  return {
    kind: "event",
    aggregate: "application#1",
    act,
    to,
    by: { subject: "u1", name: "髙﨑 𠮷子", role: "reviewer" },
    at: "2027-04-01T00:00:00.000Z",
    data: { note: "確認済" },
  };
}

function threeEvents(): LedgerEvent[] {
  const first = chainEvent({ tip: genesisTip, event: happened("file", "formCheck") });
  const second = chainEvent({
    tip: tipAfter(first),
    event: { ...happened("accept", "review"), from: "formCheck" },
  });
  const third = chainEvent({ tip: tipAfter(second), event: happened("propose", "decision") });
  return [first, second, third];
}

describe("N-04 the chain of events", () => {
  it("makes records of the register", () => {
    for (const event of threeEvents()) assert.deepEqual(eventRecord.parse(event), event);
  });

  it("numbers from one and starts from a hash of zeros", () => {
    const [first, second] = threeEvents();
    assert.equal(first?.sequence, 1);
    assert.equal(first?.previousHash, "0".repeat(64));
    assert.equal(second?.previousHash, first?.hash);
  });

  it("holds for what was chained, nothing included", () => {
    assert.equal(verifyChain(threeEvents()), true);
    assert.equal(verifyChain([]), true);
  });

  it("holds after a round trip through storage", () => {
    const stored: LedgerEvent[] = threeEvents().map((event) =>
      eventRecord.parse(JSON.parse(JSON.stringify(event))),
    );
    assert.equal(verifyChain(stored), true);
  });

  const tampered: readonly [name: string, change: (events: LedgerEvent[]) => LedgerEvent[]][] = [
    ["an event is dropped", (events) => events.toSpliced(1, 1)],
    ["the first event is dropped", (events) => events.slice(1)],
    ["two events change places", (events) => events.toReversed()],
    ["an event is repeated", (events) => events.flatMap((event) => [event, event])],
    ["data changes", (events) => events.map((event) => ({ ...event, data: { note: "別の記録" } }))],
    [
      "the actor changes",
      (events) => events.map((event) => ({ ...event, by: { ...event.by, subject: "u2" } })),
    ],
    ["a status is added", (events) => events.map((event) => ({ ...event, from: "draft" }))],
    [
      "the aggregate changes midway",
      (events) => events.map((event, at) => (at === 1 ? { ...event, aggregate: "x" } : event)),
    ],
    ["a hash changes", (events) => events.map((event) => ({ ...event, hash: "f".repeat(64) }))],
  ];
  for (const [name, change] of tampered) {
    it(`breaks when ${name}`, () => {
      assert.equal(verifyChain(change(threeEvents())), false);
    });
  }
});
