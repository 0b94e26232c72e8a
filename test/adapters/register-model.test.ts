import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { openSqliteRegister } from "#local/register/sqlite-store.ts";
import type { CommitOutcome, Register, Write } from "#ports";
import type { AnyRecord } from "#records/index.ts";
import { type Key, keys, partitions } from "#records/layout.ts";
import { claim, outbox, sequence } from "./register-samples.ts";

/** The register in a dozen lines, written down without looking at the adapters. */
const createModel = () => {
  const stored = new Map<string, AnyRecord>();
  const refusal = (write: Write, found: AnyRecord | undefined) => {
    if (write.put === "upsert" || write.put === "remove") return;
    if (write.put === "create") return found === undefined ? undefined : "exists";
    if (found === undefined) return "missing";
    const version = "version" in found ? found.version : undefined;
    const wanted = write.when.flatMap((condition) => (condition.is === "oneOf" ? condition.values : []));
    return wanted.length === 0 || wanted.includes(version ?? "none") ? undefined : "conditionFailed";
  };
  const nameOf = (write: Write): string => {
    if (write.put === "check" || write.put === "remove") return write.key.partition;
    const { record } = write;
    if (record.kind === "sequence" || record.kind === "claim") return `${record.kind}#${record.name}`;
    if (record.kind === "outbox") return `outbox#${record.id}`;
    throw new Error("The model does not know this kind");
  };
  const commit = (writes: readonly Write[]): CommitOutcome => {
    for (const [index, write] of writes.entries()) {
      const found = stored.get(nameOf(write));
      const reason = refusal(write, found);
      if (reason === undefined) continue;
      const refused = { committed: false, write: index, reason } as const;
      return found === undefined ? refused : { ...refused, found };
    }
    for (const write of writes) {
      if (write.put === "remove") stored.delete(nameOf(write));
      else if (write.put !== "check") stored.set(nameOf(write), write.record);
    }
    return { committed: true };
  };
  return { stored, commit };
};

const names = ["a", "b", "c"] as const;
const name = fc.constantFrom(...names);
const small = fc.integer({ min: 1, max: 3 });
const status = fc.constantFrom("pending", "delivered", "failed");

const record: fc.Arbitrary<AnyRecord> = fc.oneof(
  fc.tuple(name, small, small).map(([of, last, version]) => sequence(of, last, version)),
  fc.tuple(name, fc.string({ minLength: 1, unit: "grapheme" })).map(([of, heldBy]) => claim(of, heldBy)),
  fc.tuple(name, small, status).map(([of, version, now]) => outbox(of, { version, status: now })),
);
const when = fc.array(
  small.map((version) => ({ field: "version", is: "oneOf", values: [version] }) as const),
  { maxLength: 1 },
);
const write: fc.Arbitrary<Write> = fc.oneof(
  record.map((each) => ({ put: "create", record: each }) as const),
  record.map((each) => ({ put: "upsert", record: each }) as const),
  fc.tuple(record, when).map(([each, of]) => ({ put: "replace", record: each, when: of }) as const),
  fc
    .tuple(name, when)
    .map(([of, on]) => ({ put: "check", kind: "sequence", key: keys.sequence(of), when: on }) as const),
  name.map((of) => ({ put: "remove", kind: "claim", key: keys.claim(of) }) as const),
);
const partitionOf = (each: Write): string => {
  if (each.put === "check" || each.put === "remove") return each.key.partition;
  const of = each.record;
  if (of.kind === "sequence") return keys.sequence(of.name).partition;
  return of.kind === "claim" ? keys.claim(of.name).partition : `outbox#${of.kind === "outbox" ? of.id : ""}`;
};
const commits = fc.array(fc.uniqueArray(write, { minLength: 1, maxLength: 5, selector: partitionOf }), {
  minLength: 1,
  maxLength: 25,
});

const readAll = async (register: Register) => {
  const found: (readonly [string, AnyRecord | undefined])[] = [];
  const add = (key: Key, each: AnyRecord | undefined) => found.push([key.partition, each]);
  for (const of of names) {
    add(keys.sequence(of), await register.get("sequence", keys.sequence(of)));
    add(keys.claim(of), await register.get("claim", keys.claim(of)));
    add(keys.outbox(of), await register.get("outbox", keys.outbox(of)));
  }
  return new Map(found.filter(([, each]) => each !== undefined));
};

describe("the register on SQLite and a plain model", () => {
  it("agree on every outcome and on what is there in the end", async () => {
    await fc.assert(
      fc.asyncProperty(commits, async (sequenceOfCommits) => {
        const model = createModel();
        const { register, close } = openSqliteRegister(":memory:");
        try {
          for (const writes of sequenceOfCommits)
            assert.deepEqual(await register.commit(writes), model.commit(writes));
          assert.deepEqual(await readAll(register), model.stored);
          const pending = await register.listBy("outbox", "standing", partitions.pendingOutbox);
          const expected = [...model.stored.values()].flatMap((each) =>
            each.kind === "outbox" && each.status === "pending" ? [each] : [],
          );
          assert.deepEqual(
            pending.records,
            expected.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
          );
        } finally {
          close();
        }
      }),
      { numRuns: 200 },
    );
  });
});
