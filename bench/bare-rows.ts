import type { DatabaseSync } from "node:sqlite";
import type { Write } from "#ports";
import { indexesOf } from "#records/index-entries.ts";
import { indexNames, keyOf } from "#records/layout.ts";

/** A row to write or, without values, to delete. */
type Row = { readonly key: readonly [string, string]; readonly values?: readonly (string | null)[] };

/** The rows that writes come to, ready to be bound. */
export function rowsOf(writes: readonly Write[]): readonly Row[] {
  return writes.flatMap((write): readonly Row[] => {
    if (write.put === "check") return [];
    if (write.put === "remove") return [{ key: [write.key.partition, write.key.sort] }];
    const { record } = write;
    const { partition, sort } = keyOf(record);
    const indexes = indexesOf(record);
    const entries = indexNames.flatMap((name) => [
      indexes[name]?.partition ?? null,
      indexes[name]?.sort ?? null,
    ]);
    return [{ key: [partition, sort], values: [record.kind, JSON.stringify(record), ...entries] }];
  });
}

/** Writes rows as nothing but SQLite would: one transaction of prepared statements, no checks. */
export function bareTransactions(database: DatabaseSync): (rows: readonly Row[]) => void {
  const places = Array.from({ length: 4 + 2 * indexNames.length }, () => "?").join(", ");
  const put = database.prepare(`INSERT OR REPLACE INTO items VALUES (${places})`);
  const remove = database.prepare("DELETE FROM items WHERE pk = ? AND sk = ?");
  return (rows) => {
    database.exec("BEGIN IMMEDIATE");
    for (const { key, values } of rows) {
      if (values === undefined) remove.run(...key);
      else put.run(...key, ...values);
    }
    database.exec("COMMIT");
  };
}
