import { after, before, describe } from "node:test";
import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { createDynamoStore, documentClient } from "#adapters/aws/dynamodb-store.ts";
import { createRegister } from "#adapters/register/register.ts";
import { type DynamoFront, startDynamoFront } from "#test/support/dynamodb-front.ts";
import { createRegisterTable, dropTable } from "#test/support/dynamodb-table.ts";
import { registerContract } from "./register-contract.ts";

/** An outside DynamoDB when AWS_ENDPOINT_URL names one, with whatever credentials the environment has. */
const outside = process.env["AWS_ENDPOINT_URL"];
const ofTests = { accessKeyId: "test", secretAccessKey: "test" };

describe(`DynamoDB at ${outside ?? "dynalite"}`, () => {
  let front: DynamoFront | undefined;
  let config: DynamoDBClientConfig;
  let tables = 0;
  before(async () => {
    if (outside !== undefined) {
      config = { endpoint: outside };
      return;
    }
    front = await startDynamoFront();
    config = { endpoint: front.endpoint, region: "ap-northeast-1", credentials: ofTests };
  });
  after(async () => {
    await front?.close();
  });

  registerContract("on DynamoDB", async () => {
    tables += 1;
    const table = `register-${process.pid}-${tables}`;
    const tableClient = new DynamoDBClient(config);
    await createRegisterTable(tableClient, table);
    const client = documentClient(config);
    const pause = async (): Promise<void> => {
      await new Promise((resolve) => setImmediate(resolve));
    };
    return {
      register: createRegister(createDynamoStore({ client, table, pause })),
      spoil: async (key, fields) => {
        const Item = { ...fields, pk: key.partition, sk: key.sort };
        await client.send(new PutCommand({ TableName: table, Item }));
      },
      close: async () => {
        await dropTable(tableClient, table);
        client.destroy();
        tableClient.destroy();
      },
    };
  });
});
