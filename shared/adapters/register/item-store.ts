import type { AnyRecord, RecordKind } from "#records/index.ts";
import type { IndexEntries, IndexName, Key } from "#records/layout.ts";
import { type Condition, holds } from "#scheme/transition.ts";

/** What the register needs of a storage engine: items under a key, three indexes, and transactions. */

/** A record as it is laid down: under its key, with its index entries. */
export type Item = { readonly key: Key; readonly record: AnyRecord; readonly indexes: IndexEntries };

/** The fields an engine gives back; not parsed yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** What must hold of the stored item for an operation to be made. */
export type Requirement =
  | { readonly stored: "absent" }
  | { readonly stored: "present"; readonly when: readonly Condition[] }
  | { readonly stored: "either" };

export type Operation = {
  readonly key: Key;
  readonly requires: Requirement;
  readonly effect: { readonly put: Item } | "remove" | "none";
};

export type Refusal = "exists" | "missing" | "conditionFailed";

export type TransactOutcome =
  | { readonly done: true }
  | {
      readonly done: false;
      /** Index of the first operation that was refused. */
      readonly operation: number;
      readonly reason: Refusal | "contention";
      readonly found: Fields | undefined;
    };

/** Where an item stands in a list: its sort value there, then its key, since an index may hold equal sort values. */
export type Position = { readonly sort: string; readonly key: Key };

export type Query = {
  /** The table itself when undefined. */
  readonly index: IndexName | undefined;
  readonly partition: string;
  readonly kind: RecordKind;
  /** Sort values from here, included. */
  readonly from: string | undefined;
  /** Sort values up to here, included; never below `from`. */
  readonly to: string | undefined;
  /** The item to go on behind. */
  readonly after: Position | undefined;
  /** At most this many items. */
  readonly limit: number;
  readonly descending: boolean;
};

export type QueryAnswer = {
  readonly items: readonly { readonly position: Position; readonly fields: Fields }[];
  /** Whether there are items behind the last one. */
  readonly more: boolean;
};

/** A storage engine. Sort values are ordered by their UTF-8 bytes. Engines throw on faults; they never throw on a refusal. */
export type ItemStore = {
  /** The fields stored under a key, read consistently. */
  get(key: Key): Promise<Fields | undefined>;
  query(query: Query): Promise<QueryAnswer>;
  /** All operations or none. No key occurs twice; at most 100 operations, at least one. */
  transact(operations: readonly Operation[]): Promise<TransactOutcome>;
};

/** Why an operation is refused over what is stored, for engines that judge conditions themselves. */
export function refusalOf(requires: Requirement, found: Fields | undefined): Refusal | undefined {
  if (requires.stored === "either") return;
  if (requires.stored === "absent") return found === undefined ? undefined : "exists";
  if (found === undefined) return "missing";
  return requires.when.every((condition) => holds(condition, found)) ? undefined : "conditionFailed";
}

/** Orders two sort values as every engine does: by their UTF-8 bytes. */
export function compareSort(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
