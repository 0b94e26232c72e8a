import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { createDynamoRegister } from "#adapters/aws/dynamodb-store.ts";
import { startDynamoFront } from "#test/support/dynamodb-front.ts";
import type { Access } from "./access.ts";
import type { AccessRequest } from "./evaluate.ts";
import { type ResolvedTemplate, region } from "./resolved-template.ts";
import type { Change, Stream } from "./stream.ts";
import type { WireAnswer, WireRequest } from "./wire.ts";

const attributes = z.record(z.string(), z.unknown());
const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(["HASH", "RANGE"]) }));
const tableProperties = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.literal("S") })),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.array(
    z.object({
      IndexName: z.string(),
      KeySchema: keySchema,
      Projection: z.object({ ProjectionType: z.literal("ALL") }),
    }),
  ),
  StreamSpecification: z.object({ StreamViewType: z.literal("NEW_IMAGE") }),
  Replicas: z.tuple([z.object({ SSESpecification: z.object({ KMSMasterKeyId: z.string() }) })]),
});

const query = z.object({
  TableName: z.string(),
  IndexName: z.string().optional(),
  KeyConditionExpression: z.string(),
  ExpressionAttributeValues: attributes,
});
const keyed = z.object({ TableName: z.string(), Key: attributes });
const put = z.object({ TableName: z.string(), Item: attributes });
const transaction = z.object({
  TransactItems: z.array(
    z.union([z.object({ Put: put }), z.object({ Delete: keyed }), z.object({ ConditionCheck: keyed })]),
  ),
  ClientRequestToken: z.string(),
});
type Part = z.infer<typeof transaction>["TransactItems"][number];

const textAttribute = z.object({ S: z.string() });
const textOf = (value: unknown): string => textAttribute.parse(value).S;

/** The partition a query is for, by the expression's first comparison. */
function partitionOf({ KeyConditionExpression, ExpressionAttributeValues }: z.infer<typeof query>): string {
  const value = /^#?\w+ = (:\w+)/.exec(KeyConditionExpression)?.[1];
  if (value === undefined) throw new Error(`Not understood: ${KeyConditionExpression}`);
  return textOf(ExpressionAttributeValues[value]);
}

const actions = { Put: "PutItem", Delete: "DeleteItem", ConditionCheck: "ConditionCheckItem" } as const;
const kindOf = (part: Part) => {
  if ("Put" in part) return "Put";
  return "Delete" in part ? "Delete" : "ConditionCheck";
};
const tableOf = (part: Part): string => {
  if ("Put" in part) return part.Put.TableName;
  return "Delete" in part ? part.Delete.TableName : part.ConditionCheck.TableName;
};
const keyOf = (part: Part): z.infer<typeof attributes> => {
  if ("Put" in part) return { pk: part.Put.Item["pk"], sk: part.Put.Item["sk"] };
  return "Delete" in part ? part.Delete.Key : part.ConditionCheck.Key;
};

/** DynamoDB with the template's table: who asks is checked item by item, and what is written goes to the stream. */
export async function templateTable(template: ResolvedTemplate, access: Access) {
  const resource = template.only("AWS::DynamoDB::GlobalTable");
  const table = tableProperties.parse(resource.Properties);
  const TableName = template.refOf(resource);
  const keyArn = table.Replicas[0].SSESpecification.KMSMasterKeyId;
  const front = await startDynamoFront();
  const credentials = { accessKeyId: "setup", secretAccessKey: "setup" };
  const behind = { region, endpoint: front.endpoint, credentials };
  const client = new DynamoDBClient(behind);
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: table.KeySchema,
      AttributeDefinitions: table.AttributeDefinitions,
      GlobalSecondaryIndexes: table.GlobalSecondaryIndexes,
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1 }, { TableName });
  client.destroy();

  const known = new Set<string>();
  const tokens = new Set<string>();
  let stream: Stream | undefined;

  /** DynamoDB opens the table's key in the caller's name, whatever is done. */
  const authorise = (role: string, request: AccessRequest): void => {
    access.authorise(role, request);
    const context = { "kms:ViaService": `dynamodb.${region}.amazonaws.com` };
    const opening = { action: "kms:Decrypt", resource: keyArn, context };
    access.authorise(role, opening, access.keyPolicy(keyArn));
  };
  const arnOf = (name: string) => template.arnOf(resource).replace(/[^/]+$/, name);
  const authoriseParts = (role: string, parts: readonly Part[]): void => {
    for (const part of parts)
      authorise(role, {
        action: `dynamodb:${actions[kindOf(part)]}`,
        resource: arnOf(tableOf(part)),
        context: {
          "dynamodb:LeadingKeys": [textOf(keyOf(part)["pk"])],
          "dynamodb:EnclosingOperation": ["TransactWriteItems"],
        },
      });
  };
  const changesOf = (parts: readonly Part[]): Change[] =>
    parts.flatMap((part): Change[] => {
      if ("ConditionCheck" in part) return [];
      const key = keyOf(part);
      const name = JSON.stringify([textOf(key["pk"]), textOf(key["sk"])]);
      const before = known.has(name);
      if ("Put" in part) known.add(name);
      else known.delete(name);
      return [{ key, before, ...("Put" in part ? { image: part.Put.Item } : {}) }];
    });
  const passOn = async ({ headers, body }: WireRequest): Promise<WireAnswer> => {
    const { host: _, connection: __, "content-length": ___, ...passed } = headers;
    const response = await fetch(front.endpoint, {
      method: "POST",
      headers: passed,
      body: new Uint8Array(body),
    });
    const type = { "content-type": "application/x-amz-json-1.0" };
    return { status: response.status, headers: type, body: Buffer.from(await response.arrayBuffer()) };
  };

  async function transact(role: string, request: WireRequest): Promise<WireAnswer> {
    const { TransactItems, ClientRequestToken } = transaction.parse(JSON.parse(request.body.toString()));
    authoriseParts(role, TransactItems);
    const answer = await passOn(request);
    if (answer.status === 200 && !tokens.has(ClientRequestToken)) {
      tokens.add(ClientRequestToken);
      stream?.take(changesOf(TransactItems));
    }
    return answer;
  }

  return {
    answer: async (operation: string, role: string, request: WireRequest): Promise<WireAnswer> => {
      if (operation === "TransactWriteItems") return transact(role, request);
      const body: unknown = JSON.parse(request.body.toString());
      if (operation === "GetItem") {
        const { TableName: asked, Key } = keyed.parse(body);
        const context = { "dynamodb:LeadingKeys": [textOf(Key["pk"])] };
        authorise(role, { action: "dynamodb:GetItem", resource: arnOf(asked), context });
      } else if (operation === "Query") {
        const asked = query.parse(body);
        const whole = arnOf(asked.TableName);
        const of = asked.IndexName === undefined ? whole : `${whole}/index/${asked.IndexName}`;
        const context = { "dynamodb:LeadingKeys": [partitionOf(asked)] };
        authorise(role, { action: "dynamodb:Query", resource: of, context });
      } else throw new Error(`DynamoDB's ${operation} is not emulated`);
      return passOn(request);
    },
    streamTo: (to: Stream): void => {
      stream = to;
    },
    /** The table itself, past every role and the stream. */
    register: createDynamoRegister(TableName, behind),
    close: front.close,
  };
}
