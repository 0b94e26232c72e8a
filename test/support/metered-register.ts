import type { Page, Register, Write } from "#ports";
import type { AnyRecord, RecordKind } from "#records/index.ts";
import { indexesOf } from "#records/index-entries.ts";

/** What DynamoDB would have counted (on-demand mode). */
export type Metered = {
  /** Read request units: 4 KB each, half of it where a read may lag behind. */
  readUnits: number;
  /** Write request units of the table and its indexes: 1 KB each, two in a transaction. */
  writeUnits: number;
  transactions: number;
  /** Bytes of the records that were written, as JSON. */
  bytesWritten: number;
};

const bytesOf = (record: AnyRecord) => Buffer.byteLength(JSON.stringify(record));
const blocks = (bytes: number, size: number) => Math.max(1, Math.ceil(bytes / size));

/** An index entry is replicated as a write of its own; one that moves is taken away and put again. */
const indexWritesOfReplaced = 2;

function unitsOf(write: Write): number {
  if (!("record" in write)) return 2;
  const kilobytes = blocks(bytesOf(write.record), 1024);
  const entries = Object.keys(indexesOf(write.record)).length;
  return kilobytes * (2 + entries * (write.put === "create" ? 1 : indexWritesOfReplaced));
}

/** A register that counts what every call would cost on DynamoDB. Bytes are those of the records as JSON. */
export function meteredRegister(register: Register) {
  const metered: Metered = { readUnits: 0, writeUnits: 0, transactions: 0, bytesWritten: 0 };
  const read = (records: readonly AnyRecord[], unitsEach4KB: number) => {
    const bytes = records.reduce((sum, record) => sum + bytesOf(record), 0);
    metered.readUnits += unitsEach4KB * blocks(bytes, 4096);
  };
  const readPage = <Kind extends RecordKind>(page: Page<Kind>, unitsEach4KB: number) => {
    read(page.records, unitsEach4KB);
    return page;
  };
  const counted: Register = {
    get: async (kind, key) => {
      const found = await register.get(kind, key);
      read(found === undefined ? [] : [found], 1);
      return found;
    },
    list: async (kind, partition, range) => readPage(await register.list(kind, partition, range), 1),
    listBy: async (kind, index, partition, range) =>
      readPage(await register.listBy(kind, index, partition, range), 0.5),
    commit: async (writes) => {
      const outcome = await register.commit(writes);
      metered.transactions += 1;
      for (const write of writes) {
        metered.writeUnits += unitsOf(write);
        if ("record" in write) metered.bytesWritten += bytesOf(write.record);
      }
      return outcome;
    },
  };
  return { register: counted, metered };
}
