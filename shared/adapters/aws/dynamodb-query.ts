import type { QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Query } from "#adapters/register/item-store.ts";

/** The attributes of the table's own key, or of an index. */
const attributesOf = (index: Query["index"]) =>
  index === undefined ? { partition: "pk", sort: "sk" } : { partition: `${index}_pk`, sort: `${index}_sk` };

/** The condition on the sort value; Query takes one only, so both ends are one BETWEEN. */
const sortCondition = ({ from, to }: Pick<Query, "from" | "to">) => {
  if (from !== undefined && to !== undefined)
    return { text: " AND #sort BETWEEN :from AND :to", values: { ":from": from, ":to": to } };
  if (from !== undefined) return { text: " AND #sort >= :from", values: { ":from": from } };
  if (to !== undefined) return { text: " AND #sort <= :to", values: { ":to": to } };
  return { text: "", values: {} };
};

/** The Query of DynamoDB for a list, from its start or behind `after`. */
export function queryInput(table: string, query: Query): QueryCommandInput {
  const { partition, sort } = attributesOf(query.index);
  const range = sortCondition(query);
  const after = query.after && {
    pk: query.after.key.partition,
    sk: query.after.key.sort,
    [partition]: query.partition,
    [sort]: query.after.sort,
  };
  return {
    TableName: table,
    KeyConditionExpression: `#partition = :partition${range.text}`,
    FilterExpression: "#kind = :kind",
    ExpressionAttributeNames: {
      "#partition": partition,
      "#kind": "kind",
      ...(range.text === "" ? {} : { "#sort": sort }),
    },
    ExpressionAttributeValues: { ":partition": query.partition, ":kind": query.kind, ...range.values },
    ScanIndexForward: !query.descending,
    // A global index cannot be read consistently.
    ...(query.index === undefined ? { ConsistentRead: true } : { IndexName: query.index }),
    ...(after === undefined ? {} : { ExclusiveStartKey: after }),
  };
}

/** Where an item stands in the list a query reads. Throws when the item lacks its keys. */
export function positionIn(index: Query["index"], item: Readonly<Record<string, unknown>>) {
  const { sort } = attributesOf(index);
  const text = (name: string): string => {
    const value = item[name];
    if (typeof value !== "string") throw new Error(`An item has no text in ${name}`);
    return value;
  };
  return { sort: text(sort), key: { partition: text("pk"), sort: text("sk") } };
}
