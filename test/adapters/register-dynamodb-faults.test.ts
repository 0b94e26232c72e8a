import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { createDynamoStore, documentClient } from "#adapters/aws/dynamodb-store.ts";
import { createRegister } from "#adapters/register/register.ts";
import type { Register } from "#ports";
import { keys } from "#records/layout.ts";
import { type DynamoFront, startDynamoFront } from "#test/support/dynamodb-front.ts";
import { createRegisterTable } from "#test/support/dynamodb-table.ts";
import { claim, event, sequence } from "./register-samples.ts";

const table = "register-faults";

describe("the register on DynamoDB when things go wrong", () => {
  let front: DynamoFront;
  let client: DynamoDBDocumentClient;
  let register: Register;
  let pauses: number[];
  let names = 0;
  const fresh = (): string => {
    names += 1;
    return `C${names}`;
  };
  before(async () => {
    front = await startDynamoFront();
    const config = {
      endpoint: front.endpoint,
      region: "ap-northeast-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    };
    const tableClient = new DynamoDBClient(config);
    await createRegisterTable(tableClient, table);
    tableClient.destroy();
    client = documentClient(config);
  });
  after(async () => {
    client.destroy();
    await front.close();
  });
  beforeEach(() => {
    pauses = [];
    const pause = async (attempt: number): Promise<void> => {
      pauses.push(attempt);
    };
    register = createRegister(createDynamoStore({ client, table, pause }));
  });

  it("tries again when others have its items, and says contention after five attempts", async () => {
    const record = claim(fresh(), "x");
    front.cancelNext(2);
    assert.deepEqual(await register.commit([{ put: "create", record }]), { committed: true });
    assert.deepEqual(pauses, [1, 2]);
    const arrived = front.transactions();
    front.cancelNext(99);
    const outcome = await register.commit([{ put: "upsert", record }]);
    front.cancelNext(0);
    assert.deepEqual(outcome, { committed: false, write: 0, reason: "contention" });
    assert.deepEqual(pauses, [1, 2, 1, 2, 3, 4]);
    assert.equal(front.transactions() - arrived, 5);
  });

  it("tries again when it is throttled, and then throws: nobody else changed anything", async () => {
    const record = claim(fresh(), "x");
    front.cancelNext(1, "ThrottlingError");
    assert.deepEqual(await register.commit([{ put: "create", record }]), { committed: true });
    front.cancelNext(99, "ThrottlingError");
    const commit = register.commit([{ put: "upsert", record }]);
    await assert.rejects(commit, { name: "TransactionCanceledException" });
    front.cancelNext(0);
  });

  it("throws at once on a cancellation that will not pass", async () => {
    front.cancelNext(1, "ItemCollectionSizeLimitExceeded");
    const commit = register.commit([{ put: "create", record: claim(fresh(), "x") }]);
    await assert.rejects(commit, { name: "TransactionCanceledException" });
    assert.deepEqual(pauses, []);
  });

  it("takes a commit for made whose answer was lost: one act, one effect", async () => {
    const record = claim(fresh(), "x");
    const arrived = front.transactions();
    front.loseNextAnswer();
    assert.deepEqual(await register.commit([{ put: "create", record }]), { committed: true });
    assert.equal(front.transactions() - arrived, 2);
    assert.deepEqual(await register.get("claim", keys.claim(record.name)), record);
  });

  it("reads on when one answer of DynamoDB cannot hold a page", async () => {
    const text = "認".repeat(100_000);
    const numbers = [1, 2, 3, 4, 5, 6, 7];
    for (const number of numbers)
      await register.commit([
        { put: "create", record: { ...event("application#L", number), data: { text } } },
      ]);
    const { records, next } = await register.list("event", "application#L", { limit: 6 });
    assert.deepEqual(
      records.map((record) => record.sequence),
      numbers.slice(0, 6),
    );
    assert.ok(next !== undefined);
  });
});

describe("the transactions in front of dynalite", () => {
  let front: DynamoFront;
  let client: DynamoDBDocumentClient;
  before(async () => {
    front = await startDynamoFront();
    const config = {
      endpoint: front.endpoint,
      region: "ap-northeast-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    };
    client = documentClient(config);
    const tableClient = new DynamoDBClient(config);
    await createRegisterTable(tableClient, table);
    tableClient.destroy();
  });
  after(async () => {
    client.destroy();
    await front.close();
  });
  const put = (sk: string, more: Record<string, unknown> = {}) => ({
    Put: { TableName: table, Item: { pk: "p", sk, ...more } },
  });
  const send = (TransactItems: ReturnType<typeof put>[], ClientRequestToken?: string) =>
    client.send(new TransactWriteCommand({ TransactItems, ClientRequestToken }));
  const register = () =>
    createRegister(
      createDynamoStore({ client, table, pause: async () => assert.fail("No pause is expected") }),
    );

  it("refuse more than 100 operations, none, and two on one item", async () => {
    const many = Array.from({ length: 101 }, (_, number) => put(String(number)));
    await assert.rejects(send(many), { name: "ValidationException" });
    await assert.rejects(send([]), { name: "ValidationException" });
    await assert.rejects(send([put("a"), put("a")]), /multiple operations on one item/);
  });

  it("take everything back when one operation is not possible", async () => {
    await register().commit([{ put: "create", record: sequence("S", 1) }]);
    const { partition, sort } = keys.sequence("S");
    const overwrite = { Put: { TableName: table, Item: { pk: partition, sk: sort, spoiled: true } } };
    const impossible = put("c", { group_pk: 7 });
    await assert.rejects(send([put("b"), overwrite, impossible]), { name: "ValidationException" });
    assert.deepEqual(await register().get("sequence", keys.sequence("S")), sequence("S", 1));
  });

  it("answer a request that is repeated under its token, and refuse another under the same", async () => {
    await send([put("t")], "token");
    await send([put("t")], "token");
    await assert.rejects(send([put("u")], "token"), { name: "IdempotentParameterMismatchException" });
  });
});
