import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createRegisterAudit } from "#proof/register-audit.ts";
import type { AnyRecord } from "#records/index.ts";
import { keyOf } from "#records/layout.ts";
import { readRecord } from "#records/read-record.ts";
import { setup } from "#test/support/fakes.ts";
import { reach } from "#test/support/fakes-acts.ts";
import { openCase } from "#test/support/fakes-case.ts";

async function copyOfRegister(): Promise<AnyRecord[]> {
  const world = await setup();
  await reach(world, await openCase(world), "certified");
  return world.memory.records().flatMap((fields) => readRecord(fields) ?? []);
}

function audited(records: readonly AnyRecord[]) {
  const audit = createRegisterAudit();
  for (const record of records) audit.take(keyOf(record), record);
  return audit.conclude();
}

const isEvent = (record: AnyRecord, sequence: number) =>
  record.kind === "event" && record.aggregate.startsWith("application#") && record.sequence === sequence;

describe("N-04 the audit of a copy of the register", () => {
  it("finds nothing in what acts have written, in whatever order it comes", async () => {
    const records = await copyOfRegister();
    const { items, events, chains, findings } = audited(records);
    assert.deepEqual(findings, []);
    assert.deepEqual(
      [items, events],
      [records.length, records.filter(({ kind }) => kind === "event").length],
    );
    // The application, three inquiries, who was shown what they said, the certification and its three prerequisites.
    assert.equal(chains, 9);
    assert.deepEqual(audited(records.toReversed()), { items, events, chains, findings });
  });

  const tampered: readonly [string, string, (record: AnyRecord) => readonly AnyRecord[]][] = [
    [
      "an event with another word in it",
      "altered",
      (record) => [isEvent(record, 3) && record.kind === "event" ? { ...record, act: "other" } : record],
    ],
    ["a missing event in the middle", "broken", (record) => (isEvent(record, 3) ? [] : [record])],
    ["a missing first event", "broken", (record) => (isEvent(record, 1) ? [] : [record])],
    ["a missing last event", "elsewhere", (record) => (isEvent(record, 9) ? [] : [record])],
    ["a missing record", "ownerless", (record) => (record.kind === "application" ? [] : [record])],
    [
      "a record that was set back",
      "elsewhere",
      (record) => [
        record.kind === "certification"
          ? { ...record, ledger: { sequence: 1, hash: "0".repeat(64) } }
          : record,
      ],
    ],
  ];
  for (const [name, fault, change] of tampered)
    it(`finds ${name}`, async () => {
      const { findings } = audited((await copyOfRegister()).flatMap(change));
      assert.deepEqual(
        findings.map((each) => each.fault),
        [fault],
      );
    });

  it("finds what is no record, and a record that lies under another key", async () => {
    const [record] = await copyOfRegister();
    assert.ok(record);
    const audit = createRegisterAudit();
    audit.take({ partition: "a", sort: "b" }, { kind: "application" });
    audit.take({ partition: "a", sort: "c" }, { kind: "toString" });
    audit.take({ partition: "a", sort: "d" }, "text");
    audit.take({ partition: "somewhere", sort: "else" }, record);
    const faults = audit.conclude().findings.map(({ at, fault }) => `${at}: ${fault}`);
    assert.deepEqual(faults.slice(0, 4), [
      "a b: unreadable",
      "a c: unreadable",
      "a d: unreadable",
      "somewhere else: misplaced",
    ]);
  });
});
