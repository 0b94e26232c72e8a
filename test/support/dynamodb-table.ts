import {
  type AttributeDefinition,
  CreateTableCommand,
  DeleteTableCommand,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import { indexNames } from "#records/layout.ts";

const text = (AttributeName: string): AttributeDefinition => ({ AttributeName, AttributeType: "S" });

const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: "HASH" as const },
  { AttributeName: sort, KeyType: "RANGE" as const },
];

/** Creates the register's table with its indexes. */
export async function createRegisterTable(client: DynamoDBClient, table: string): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: keySchema("pk", "sk"),
      AttributeDefinitions: ["pk", "sk", ...indexNames.flatMap((name) => [`${name}_pk`, `${name}_sk`])].map(
        text,
      ),
      GlobalSecondaryIndexes: indexNames.map(
        (name): GlobalSecondaryIndex => ({
          IndexName: name,
          KeySchema: keySchema(`${name}_pk`, `${name}_sk`),
          Projection: { ProjectionType: "ALL" },
        }),
      ),
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1 }, { TableName: table });
}

/** Drops a table of a test. */
export async function dropTable(client: DynamoDBClient, table: string): Promise<void> {
  await client.send(new DeleteTableCommand({ TableName: table }));
}
