import type { Query } from "#adapters/register/item-store.ts";

/** A query over the items, with what is bound to it. */
export type ListStatement = { readonly sql: string; readonly values: readonly (string | number)[] };

/** The columns of the table's own order, or of an index. */
const columnsOf = (index: Query["index"]) =>
  index === undefined ? { partition: "pk", sort: "sk" } : { partition: `${index}_pk`, sort: `${index}_sk` };

/** The SELECT that answers a query with one item more than asked for, so that the reader knows whether there are more. */
export function listStatement(query: Query): ListStatement {
  const { partition, sort } = columnsOf(query.index);
  const direction = query.descending ? "DESC" : "ASC";
  const clauses = [
    { sql: `${partition} = ?`, values: [query.partition] },
    { sql: "kind = ?", values: [query.kind] },
    ...(query.from === undefined ? [] : [{ sql: `${sort} >= ?`, values: [query.from] }]),
    ...(query.to === undefined ? [] : [{ sql: `${sort} <= ?`, values: [query.to] }]),
    ...(query.after === undefined
      ? []
      : [
          {
            sql: `(${sort}, pk, sk) ${query.descending ? "<" : ">"} (?, ?, ?)`,
            values: [query.after.sort, query.after.key.partition, query.after.key.sort],
          },
        ]),
  ];
  return {
    sql: [
      `SELECT pk, sk, ${sort} AS sort, data FROM items`,
      `WHERE ${clauses.map((clause) => clause.sql).join(" AND ")}`,
      `ORDER BY ${sort} ${direction}, pk ${direction}, sk ${direction} LIMIT ?`,
    ].join(" "),
    values: [...clauses.flatMap((clause) => clause.values), query.limit + 1],
  };
}
