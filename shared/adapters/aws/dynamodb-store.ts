import { setTimeout as sleep } from "node:timers/promises";
import {
  type CancellationReason,
  DynamoDBClient,
  type DynamoDBClientConfig,
  TransactionCanceledException,
} from "@aws-sdk/client-dynamodb";
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import type {
  Item,
  ItemStore,
  Operation,
  Query,
  QueryAnswer,
  TransactOutcome,
} from "#adapters/register/item-store.ts";
import { createRegister } from "#adapters/register/register.ts";
import type { Register } from "#ports";
import { indexNames, type Key } from "#records/layout.ts";
import { plainFields } from "./attribute-values.ts";
import { conditionExpression } from "./condition-expression.ts";
import { positionIn, queryInput } from "./dynamodb-query.ts";

/** How often a transaction is tried while others have its items in theirs. */
const transactionAttempts = 5;

/** Cancelled for what may be over in a moment; nothing was written. */
const passingReasons: readonly (string | undefined)[] = [
  "TransactionConflict",
  "ThrottlingError",
  "ProvisionedThroughputExceeded",
];

export type DynamoStoreParts = {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  /** Waits before the next attempt; attempts count from 1. */
  readonly pause: (attempt: number) => Promise<void>;
};

const attributesOf = ({ key, record, indexes }: Item): Record<string, unknown> => ({
  ...record,
  pk: key.partition,
  sk: key.sort,
  ...Object.fromEntries(
    indexNames.flatMap((name) => {
      const entry = indexes[name];
      return entry === undefined
        ? []
        : [
            [`${name}_pk`, entry.partition],
            [`${name}_sk`, entry.sort],
          ];
    }),
  ),
});

const keyAttributes = (key: Key) => ({ pk: key.partition, sk: key.sort });

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

const transactItem = (TableName: string, { key, requires, effect }: Operation): TransactItem => {
  const condition = conditionExpression(requires);
  const common = { TableName, ReturnValuesOnConditionCheckFailure: "ALL_OLD", ...condition } as const;
  if (effect === "remove") return { Delete: { ...common, Key: keyAttributes(key) } };
  if (effect !== "none") return { Put: { ...common, Item: attributesOf(effect.put) } };
  if (condition === undefined) throw new Error("A check requires something");
  return { ConditionCheck: { ...common, ...condition, Key: keyAttributes(key) } };
};

/** The first operation whose condition was not met, and why. */
const refusalIn = (
  reasons: readonly CancellationReason[],
  operations: readonly Operation[],
): TransactOutcome | undefined => {
  const index = reasons.findIndex(({ Code }) => Code === "ConditionalCheckFailed");
  const item = reasons[index]?.Item;
  const requires = operations[index]?.requires;
  if (requires === undefined) return;
  const refused = { done: false, operation: index } as const;
  // ALL_OLD gives the item back when there is one.
  if (item === undefined) return { ...refused, reason: "missing", found: undefined };
  const reason = requires.stored === "absent" ? "exists" : "conditionFailed";
  return { ...refused, reason, found: plainFields(item) };
};

/** The engine over DynamoDB: one table with the indexes `group`, `standing` and `due`. Never scans. */
export function createDynamoStore({ client, table, pause }: DynamoStoreParts): ItemStore {
  const query = async (asked: Query): Promise<QueryAnswer> => {
    const input = queryInput(table, asked);
    const items: Record<string, unknown>[] = [];
    let start = input.ExclusiveStartKey;
    do {
      const page = await client.send(
        new QueryCommand({ ...input, Limit: asked.limit + 1 - items.length, ExclusiveStartKey: start }),
      );
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start !== undefined && items.length <= asked.limit);
    return {
      items: items
        .slice(0, asked.limit)
        .map((fields) => ({ position: positionIn(asked.index, fields), fields })),
      more: items.length > asked.limit,
    };
  };

  // Always a transaction, even of one write: its request token makes a repeated request after a lost answer harmless.
  const attempt = async (operations: readonly Operation[], number: number): Promise<TransactOutcome> => {
    try {
      const TransactItems = operations.map((operation) => transactItem(table, operation));
      await client.send(new TransactWriteCommand({ TransactItems }));
      return { done: true };
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      const refusal = refusalIn(reasons, operations);
      if (refusal !== undefined) return refusal;
      const passing = reasons.findIndex(({ Code }) => passingReasons.includes(Code));
      if (passing === -1) throw error;
      if (number < transactionAttempts) {
        await pause(number);
        return attempt(operations, number + 1);
      }
      if (reasons[passing]?.Code !== "TransactionConflict") throw error;
      return { done: false, operation: passing, reason: "contention", found: undefined };
    }
  };

  return {
    get: async (key) => {
      const answer = await client.send(
        new GetCommand({ TableName: table, Key: keyAttributes(key), ConsistentRead: true }),
      );
      return answer.Item;
    },
    query,
    transact: (operations) => attempt(operations, 1),
  };
}

/** The document client the store expects: what is undefined is not stored. */
export function documentClient(config: DynamoDBClientConfig): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient(config), {
    marshallOptions: { removeUndefinedValues: true },
  });
}

/** Up to 25, 50, 100… ms: whoever met in one transaction should not meet in the next. */
const pauseByChance = async (attempt: number): Promise<void> => {
  await sleep(Math.random() * 12.5 * 2 ** attempt);
};

/**
 * The register on AWS.
 * @param table name of the table: key `pk`, `sk`; global indexes `group`, `standing` and `due` with keys `{index}_pk`,
 * `{index}_sk`, all attributes projected
 */
export function createDynamoRegister(table: string, config: DynamoDBClientConfig = {}): Register {
  return createRegister(createDynamoStore({ client: documentClient(config), table, pause: pauseByChance }));
}
