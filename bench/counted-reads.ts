import type { Page, Register } from "#ports";

/** Records read, and their size as JSON. */
export type Reads = { readonly records: number; readonly bytes: number };

export const sizeOf = (records: readonly unknown[]): Reads => ({
  records: records.length,
  bytes: records.reduce<number>((sum, record) => sum + Buffer.byteLength(JSON.stringify(record)), 0),
});

export const together = (one: Reads, other: Reads): Reads => ({
  records: one.records + other.records,
  bytes: one.bytes + other.bytes,
});

/** A register that counts what is read through it: by the due index, and otherwise. */
export function countingReads(register: Register) {
  const reads = { due: sizeOf([]), other: sizeOf([]) };
  const note = (how: keyof typeof reads, records: readonly unknown[]): void => {
    reads[how] = together(reads[how], sizeOf(records));
  };
  const counted: Register = {
    async get(kind, key) {
      const found = await register.get(kind, key);
      note("other", found === undefined ? [] : [found]);
      return found;
    },
    async list(kind, partition, range) {
      const page = await register.list(kind, partition, range);
      note("other", page.records);
      return page;
    },
    async listBy(kind, index, partition, range) {
      const page: Page<typeof kind> = await register.listBy(kind, index, partition, range);
      note(index === "due" ? "due" : "other", page.records);
      return page;
    },
    commit: (writes) => register.commit(writes),
  };
  return { register: counted, reads };
}
