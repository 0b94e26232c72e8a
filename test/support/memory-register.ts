import {
  compareSort,
  type Fields,
  type Item,
  type ItemStore,
  type Operation,
  type Position,
  type Query,
  type QueryAnswer,
  refusalOf,
  type TransactOutcome,
} from "#adapters/register/item-store.ts";
import { createRegister } from "#adapters/register/register.ts";
import type { Register } from "#ports";
import type { AnyRecord } from "#records/index.ts";
import { indexNames, type Key } from "#records/layout.ts";

type Stored = Pick<Item, "key" | "indexes"> & { readonly fields: Fields };

const nameOf = (key: Key) => JSON.stringify([key.partition, key.sort]);
/** What storage makes of a record: a copy of its own, without what is undefined. */
const copy = (fields: unknown): Fields => JSON.parse(JSON.stringify(fields));

const comparePositions = (one: Position, other: Position): number =>
  compareSort(one.sort, other.sort) ||
  compareSort(one.key.partition, other.key.partition) ||
  compareSort(one.key.sort, other.key.sort);

const entryOf = (stored: Stored, index: Query["index"]): Key | undefined =>
  index === undefined ? stored.key : stored.indexes[index];

const listName = (index: Query["index"], partition: string) => JSON.stringify([index ?? "", partition]);

/** The stored items by name, and by the partitions in which a list finds them, so that a large world stays quick. */
const createItems = () => {
  const items = new Map<string, Stored>();
  const lists = new Map<string, Set<string>>();
  const listsOf = (stored: Stored): readonly string[] =>
    [undefined, ...indexNames].flatMap((index) => {
      const entry = entryOf(stored, index);
      return entry === undefined ? [] : [listName(index, entry.partition)];
    });
  const remove = (name: string): void => {
    const before = items.get(name);
    if (before === undefined) return;
    items.delete(name);
    for (const list of listsOf(before)) lists.get(list)?.delete(name);
  };
  return {
    all: () => [...items.values()],
    get: (key: Key) => items.get(nameOf(key)),
    remove: (key: Key) => remove(nameOf(key)),
    put: (stored: Stored) => {
      const name = nameOf(stored.key);
      for (const list of listsOf(items.get(name) ?? stored)) lists.get(list)?.delete(name);
      items.set(name, stored);
      for (const list of listsOf(stored)) lists.set(list, (lists.get(list) ?? new Set()).add(name));
    },
    inList: (index: Query["index"], partition: string) =>
      [...(lists.get(listName(index, partition)) ?? [])].flatMap((name) => items.get(name) ?? []),
  };
};

const createMapStore = (items: ReturnType<typeof createItems>): ItemStore => {
  const answer = (query: Query): QueryAnswer => {
    const direction = query.descending ? -1 : 1;
    const matching = items
      .inList(query.index, query.partition)
      .flatMap((stored) => {
        const entry = entryOf(stored, query.index);
        if (entry === undefined || stored.fields["kind"] !== query.kind) return [];
        return [{ position: { sort: entry.sort, key: stored.key }, fields: copy(stored.fields) }];
      })
      .filter(({ position }) => query.from === undefined || compareSort(position.sort, query.from) >= 0)
      .filter(({ position }) => query.to === undefined || compareSort(position.sort, query.to) <= 0)
      .filter(
        ({ position }) =>
          query.after === undefined || direction * comparePositions(position, query.after) > 0,
      )
      .toSorted((one, other) => direction * comparePositions(one.position, other.position));
    return { items: matching.slice(0, query.limit), more: matching.length > query.limit };
  };

  const apply = ({ key, effect }: Operation): void => {
    if (effect === "none") return;
    if (effect === "remove") items.remove(key);
    else items.put({ key, indexes: effect.put.indexes, fields: copy(effect.put.record) });
  };

  const transact = (operations: readonly Operation[]): TransactOutcome => {
    for (const [index, operation] of operations.entries()) {
      const found = items.get(operation.key)?.fields;
      const reason = refusalOf(operation.requires, found);
      if (reason !== undefined) return { done: false, operation: index, reason, found };
    }
    for (const operation of operations) apply(operation);
    return { done: true };
  };

  return {
    get: async (key) => {
      const stored = items.get(key);
      return stored === undefined ? undefined : copy(stored.fields);
    },
    query: async (query) => answer(query),
    transact: async (operations) => transact(operations),
  };
};

export type MemoryRegister = {
  readonly register: Register;
  /** Everything stored now, in the order it was first written. */
  readonly records: () => readonly Fields[];
  /** Puts records there as if acts had written them before. */
  readonly seed: (...records: readonly AnyRecord[]) => Promise<void>;
  /** Lays down fields that are no record, to see what reading them does. */
  readonly spoil: (key: Key, fields: Fields) => void;
};

/** A register in memory for tests of what stands on it: the real layer over a Map. */
export function createMemoryRegister(): MemoryRegister {
  const items = createItems();
  const register = createRegister(createMapStore(items));
  return {
    register,
    records: () => items.all().map(({ fields }) => copy(fields)),
    async seed(...records) {
      for (const record of records) {
        const outcome = await register.commit([{ put: "create", record }]);
        if (!outcome.committed) throw new Error(`The record is there already: ${JSON.stringify(record)}`);
      }
    },
    spoil: (key, fields) => items.put({ key, indexes: {}, fields }),
  };
}
