import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import * as z from "zod";
import {
  type Fields,
  type Item,
  type ItemStore,
  type Operation,
  refusalOf,
  type TransactOutcome,
} from "#adapters/register/item-store.ts";
import { createRegister } from "#adapters/register/register.ts";
import type { Register } from "#ports";
import type { AnyRecord } from "#records/index.ts";
import { indexNames, type Key } from "#records/layout.ts";
import { listStatement } from "./list-statement.ts";
import { openDatabase, type SqliteOptions } from "./open-database.ts";

const columns = ["pk", "sk", "kind", "data", ...indexNames.flatMap((name) => [`${name}_pk`, `${name}_sk`])];

const selectOne = "SELECT data FROM items WHERE pk = ? AND sk = ?";
const deleteOne = "DELETE FROM items WHERE pk = ? AND sk = ?";
const putOne = [
  `INSERT INTO items (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
  `ON CONFLICT (pk, sk) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(", ")}`,
].join(" ");

const dataRow = z.object({ data: z.string() });
const listRow = z.object({ pk: z.string(), sk: z.string(), sort: z.string(), data: z.string() });

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whose fields they are is told by the schema of the record, which looks at each of them. */
const fieldsOf = (data: string): Fields => {
  const value: unknown = JSON.parse(data);
  if (!isFields(value)) throw new Error("The register holds a row that is no record");
  return value;
};

const columnValues = ({ key, record, indexes }: Item): readonly (string | null)[] => [
  key.partition,
  key.sort,
  record.kind,
  JSON.stringify(record),
  ...indexNames.flatMap((name) => [indexes[name]?.partition ?? null, indexes[name]?.sort ?? null]),
];

/** Result code 5 in the lowest byte: another connection holds the lock (https://sqlite.org/rescode.html#busy). */
const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  "errcode" in error &&
  typeof error.errcode === "number" &&
  (error.errcode & 0xff) === 5;

type CommitListener = (records: readonly AnyRecord[]) => void;

const createSqliteStore = (
  database: DatabaseSync,
  committed: (operations: readonly Operation[]) => void,
): ItemStore => {
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const run = (sql: string, ...values: readonly SQLInputValue[]) => prepared(sql).run(...values);

  const read = (key: Key): Fields | undefined => {
    const row = prepared(selectOne).get(key.partition, key.sort);
    return row === undefined ? undefined : fieldsOf(dataRow.parse(row).data);
  };

  const write = ({ key, effect }: Operation): void => {
    if (effect === "none") return;
    if (effect === "remove") run(deleteOne, key.partition, key.sort);
    else run(putOne, ...columnValues(effect.put));
  };

  const writeAll = (operations: readonly Operation[]): TransactOutcome => {
    for (const [index, operation] of operations.entries()) {
      const found = operation.requires.stored === "either" ? undefined : read(operation.key);
      const reason = refusalOf(operation.requires, found);
      if (reason !== undefined) return { done: false, operation: index, reason, found };
      write(operation);
    }
    return { done: true };
  };

  const transact = (operations: readonly Operation[]): TransactOutcome => {
    try {
      database.exec("BEGIN IMMEDIATE");
    } catch (error) {
      if (isBusy(error)) return { done: false, operation: 0, reason: "contention", found: undefined };
      throw error;
    }
    try {
      const outcome = writeAll(operations);
      database.exec(outcome.done ? "COMMIT" : "ROLLBACK");
      return outcome;
    } catch (error) {
      // SQLite ends the transaction itself on some faults, such as a full disk.
      if (database.isTransaction) database.exec("ROLLBACK");
      throw error;
    }
  };

  return {
    get: async (key) => read(key),
    query: async (query) => {
      const { sql, values } = listStatement(query);
      const rows = prepared(sql)
        .all(...values)
        .map((row) => listRow.parse(row));
      const items = rows.slice(0, query.limit).map((row) => ({
        position: { sort: row.sort, key: { partition: row.pk, sort: row.sk } },
        fields: fieldsOf(row.data),
      }));
      return { items, more: rows.length > query.limit };
    },
    transact: async (operations) => {
      const outcome = transact(operations);
      if (outcome.done) committed(operations);
      return outcome;
    },
  };
};

export type SqliteRegister = {
  readonly register: Register;
  readonly close: () => void;
  /** Calls the listener after each commit with the records written: what the table's stream does on AWS. */
  readonly onCommitted: (listener: CommitListener) => void;
};

/**
 * Opens the register in a SQLite file, and creates it when there is none. Several processes may have it open.
 * @param file path of the file; its folder must exist
 * @throws RegisterTooNew when a newer program wrote the file
 */
export function openSqliteRegister(file: string, options: SqliteOptions = {}): SqliteRegister {
  const database = openDatabase(file, options);
  const listeners: CommitListener[] = [];
  const committed = (operations: readonly Operation[]): void => {
    const records = operations.flatMap(({ effect }) =>
      typeof effect === "object" ? [effect.put.record] : [],
    );
    if (records.length === 0) return;
    // A listener that throws is no failure of a commit that is made: it runs after it, on its own.
    for (const listener of listeners) queueMicrotask(() => listener(records));
  };
  return {
    register: createRegister(createSqliteStore(database, committed)),
    close: () => database.close(),
    onCommitted: (listener) => {
      listeners.push(listener);
    },
  };
}
