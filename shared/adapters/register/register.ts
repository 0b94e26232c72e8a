import type * as z from "zod";
import type { CommitOutcome, Page, Range, Register, Write } from "#ports";
import { type AnyRecord, type RecordKind, type RecordOf, recordSchemas } from "#records/index.ts";
import { indexesOf } from "#records/index-entries.ts";
import { type IndexName, type Key, keyOf } from "#records/layout.ts";
import { isRecordKind } from "#records/read-record.ts";
import {
  compareSort,
  type Fields,
  type Item,
  type ItemStore,
  type Operation,
  type Query,
} from "./item-store.ts";
import { pageToken, positionOf } from "./page-token.ts";

/** As many writes as one DynamoDB transaction takes. */
const maximumWrites = 100;
const maximumPage = 1000;
const defaultPage = 100;
/** DynamoDB takes items of 400 KiB; what is left is for keys, index entries and its own overhead. */
const maximumRecordBytes = 390_000;

/** What is kept as it was for good (N-04, D-09, C-04, E-05). */
const writtenOnce: ReadonlySet<RecordKind> = new Set(["event", "filing", "inquiryAnswer"]);

/** A record that no register can hold. The caller's input was too large. */
export class RecordTooLarge extends Error {
  override readonly name = "RecordTooLarge";
  constructor(kind: RecordKind, bytes: number) {
    super(`A record of kind ${kind} has ${bytes} bytes, more than ${maximumRecordBytes}`);
  }
}

const schemas: { readonly [Kind in RecordKind]: z.ZodType<RecordOf<Kind>> } = recordSchemas;

const parseAs = <Kind extends RecordKind>(kind: Kind, fields: unknown): RecordOf<Kind> =>
  schemas[kind].parse(fields);

const parseAny = (fields: Fields): AnyRecord => {
  const kind = fields["kind"];
  if (!isRecordKind(kind)) throw new Error(`The register holds a record of unknown kind ${String(kind)}`);
  return parseAs(kind, fields);
};

const itemOf = (given: AnyRecord): Item => {
  const record: AnyRecord = parseAs(given.kind, given);
  const bytes = Buffer.byteLength(JSON.stringify(record));
  if (bytes > maximumRecordBytes) throw new RecordTooLarge(record.kind, bytes);
  return { key: keyOf(record), record, indexes: indexesOf(record) };
};

const operationOf = (write: Write): Operation => {
  switch (write.put) {
    case "create": {
      const item = itemOf(write.record);
      return { key: item.key, requires: { stored: "absent" }, effect: { put: item } };
    }
    case "replace": {
      const item = changeable(itemOf(write.record));
      return { key: item.key, requires: { stored: "present", when: write.when }, effect: { put: item } };
    }
    case "upsert": {
      const item = changeable(itemOf(write.record));
      return { key: item.key, requires: { stored: "either" }, effect: { put: item } };
    }
    case "check":
      return { key: write.key, requires: { stored: "present", when: write.when }, effect: "none" };
    case "remove":
      // A key of another kind would take away what must stay for good.
      if (write.key.sort !== write.kind)
        throw new Error(`${write.key.sort} is not the key of a ${write.kind}`);
      return { key: write.key, requires: { stored: "either" }, effect: "remove" };
  }
};

const changeable = (item: Item): Item => {
  if (writtenOnce.has(item.record.kind))
    throw new Error(`A record of kind ${item.record.kind} is written once`);
  return item;
};

const refuseDoubleKeys = (operations: readonly Operation[]): void => {
  const seen = new Set(operations.map(({ key }) => JSON.stringify([key.partition, key.sort])));
  if (seen.size < operations.length) throw new Error("A commit writes one key twice");
};

const limitOf = (limit: number | undefined): number => {
  if (limit === undefined) return defaultPage;
  if (!Number.isInteger(limit) || limit < 1 || limit > maximumPage)
    throw new RangeError(`A page has 1 to ${maximumPage} records, not ${limit}`);
  return limit;
};

const later = (one: string, other: string | undefined): string =>
  other === undefined || compareSort(one, other) >= 0 ? one : other;
const earlier = (one: string, other: string | undefined): string =>
  other === undefined || compareSort(one, other) <= 0 ? one : other;

/** The sort values of one kind in a partition: `kind` itself and all that begins with `kind#`; `$` follows `#`. */
const boundsOfKind = (kind: RecordKind, range: Range) => ({
  from: later(kind, range.from),
  to: earlier(`${kind}$`, range.to),
});

/**
 * The register over a storage engine: records are parsed on the way in and out, keys and index entries come from the
 * layout, and pages go on where the last one ended.
 */
export function createRegister(store: ItemStore): Register {
  const page = async <Kind extends RecordKind>(
    kind: Kind,
    list: Pick<Query, "index" | "partition" | "from" | "to">,
    range: Range,
  ): Promise<Page<Kind>> => {
    const limit = limitOf(range.limit);
    const after = range.after === undefined ? undefined : positionOf(range.after, list);
    if (list.from !== undefined && list.to !== undefined && compareSort(list.from, list.to) > 0)
      return { records: [] };
    const answer = await store.query({ ...list, kind, after, limit, descending: range.descending ?? false });
    const records = answer.items.map(({ fields }) => parseAs(kind, fields));
    const last = answer.items.at(-1);
    return answer.more && last !== undefined ? { records, next: pageToken(last.position) } : { records };
  };

  return {
    async get<Kind extends RecordKind>(kind: Kind, key: Key): Promise<RecordOf<Kind> | undefined> {
      const fields = await store.get(key);
      return fields === undefined ? undefined : parseAs(kind, fields);
    },

    list<Kind extends RecordKind>(kind: Kind, partition: string, range: Range = {}): Promise<Page<Kind>> {
      return page(kind, { index: undefined, partition, ...boundsOfKind(kind, range) }, range);
    },

    listBy<Kind extends RecordKind>(
      kind: Kind,
      index: IndexName,
      partition: string,
      range: Range = {},
    ): Promise<Page<Kind>> {
      return page(kind, { index, partition, from: range.from, to: range.to }, range);
    },

    async commit(writes: readonly Write[]): Promise<CommitOutcome> {
      if (writes.length === 0) return { committed: true };
      if (writes.length > maximumWrites) throw new Error(`A commit has at most ${maximumWrites} writes`);
      const operations = writes.map(operationOf);
      refuseDoubleKeys(operations);
      const outcome = await store.transact(operations);
      if (outcome.done) return { committed: true };
      const refused = { committed: false, write: outcome.operation, reason: outcome.reason } as const;
      return outcome.found === undefined ? refused : { ...refused, found: parseAny(outcome.found) };
    },
  };
}
