import { isDeepStrictEqual } from "node:util";
import * as z from "zod";

/** TransactWriteItems, made of single requests while nobody else is let in. For tables with the key `pk`, `sk`. */

const attributes = z.record(z.string(), z.json());
type Attributes = z.infer<typeof attributes>;

const condition = {
  TableName: z.string(),
  ConditionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
  ExpressionAttributeValues: attributes.optional(),
  ReturnValuesOnConditionCheckFailure: z.enum(["ALL_OLD", "NONE"]).optional(),
};
const keyed = z.strictObject({ ...condition, Key: attributes });
const put = z.strictObject({ ...condition, Item: attributes });
const action = z.union([
  z.strictObject({ Put: put }),
  z.strictObject({ Delete: keyed }),
  z.strictObject({ ConditionCheck: keyed }),
]);
const transaction = z.strictObject({
  TransactItems: z.array(action),
  ClientRequestToken: z.string().min(1).max(36).optional(),
});

type Step = {
  readonly input: z.infer<typeof keyed> | z.infer<typeof put>;
  readonly key: Attributes;
  readonly change: { readonly put: Attributes } | "delete" | "none";
};
type StepWithItem = Step & { readonly existing: Attributes | undefined };
type Reason = { readonly Code: string; readonly Message?: string; readonly Item?: Attributes };

export type Answer = { readonly status: number; readonly body: unknown };
/** Sends one request to the DynamoDB behind. */
export type Call = (operation: string, input: unknown) => Promise<Answer>;

const fault = (name: string, message: string, more: Record<string, unknown> = {}): Answer => ({
  status: 400,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message, ...more },
});

/** The answer to a transaction that was cancelled for these reasons. */
export function cancelled(reasons: readonly Reason[]): Answer {
  const codes = reasons.map(({ Code }) => Code).join(", ");
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return fault("TransactionCanceledException", message, { CancellationReasons: reasons });
}

const keyOf = ({ pk, sk }: Attributes): Attributes => ({ pk: pk ?? null, sk: sk ?? null });

const stepOf = (each: z.infer<typeof action>): Step => {
  if ("Put" in each) return { input: each.Put, key: keyOf(each.Put.Item), change: { put: each.Put.Item } };
  if ("Delete" in each) return { input: each.Delete, key: each.Delete.Key, change: "delete" };
  return { input: each.ConditionCheck, key: each.ConditionCheck.Key, change: "none" };
};

const found = z.object({ Item: attributes.optional() });
const refused = z.object({ __type: z.string() });

const withItem = async (call: Call, step: Step): Promise<StepWithItem> => {
  const answer = await call("GetItem", {
    TableName: step.input.TableName,
    Key: step.key,
    ConsistentRead: true,
  });
  return { ...step, existing: answer.status === 200 ? found.parse(answer.body).Item : undefined };
};

/** Lets DynamoDB judge a condition by a write that changes nothing: the same item again, or removing none. */
const judge = ({ input, key, existing }: StepWithItem, call: Call): Promise<Answer> => {
  const { TableName, ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues } = input;
  const judged = { TableName, ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues };
  return existing === undefined
    ? call("DeleteItem", { ...judged, Key: key })
    : call("PutItem", { ...judged, Item: existing });
};

const store = (call: Call, { input, key }: Step, item: Attributes | undefined): Promise<Answer> =>
  item === undefined
    ? call("DeleteItem", { TableName: input.TableName, Key: key })
    : call("PutItem", { TableName: input.TableName, Item: item });

/** Makes the changes; takes back those already made when one is not possible. */
const makeChanges = async (call: Call, steps: readonly StepWithItem[]): Promise<Answer> => {
  for (const [index, step] of steps.entries()) {
    if (step.change === "none") continue;
    const answer = await store(call, step, step.change === "delete" ? undefined : step.change.put);
    if (answer.status === 200) continue;
    for (const made of steps.slice(0, index))
      if (made.change !== "none") await store(call, made, made.existing);
    return answer;
  }
  return { status: 200, body: {} };
};

const execute = async (call: Call, given: readonly Step[]): Promise<Answer> => {
  const steps: StepWithItem[] = [];
  for (const step of given) steps.push(await withItem(call, step));
  const reasons: Reason[] = [];
  for (const step of steps) {
    const answer = step.input.ConditionExpression === undefined ? undefined : await judge(step, call);
    if (answer === undefined || answer.status === 200) {
      reasons.push({ Code: "None" });
      continue;
    }
    if (!refused.parse(answer.body).__type.endsWith("#ConditionalCheckFailedException")) return answer;
    const showsItem = step.input.ReturnValuesOnConditionCheckFailure === "ALL_OLD" && step.existing;
    reasons.push({
      Code: "ConditionalCheckFailed",
      Message: "The conditional request failed",
      ...(showsItem ? { Item: showsItem } : {}),
    });
  }
  if (reasons.some(({ Code }) => Code !== "None")) return cancelled(reasons);
  return makeChanges(call, steps);
};

/** Executes transactions one after another. The caller keeps every other request out meanwhile. */
export function transactionExecutor(call: Call): (body: string) => Promise<Answer> {
  const done = new Map<string, unknown>();
  return async (body) => {
    const parsed = transaction.safeParse(JSON.parse(body));
    if (!parsed.success) return fault("ValidationException", parsed.error.message);
    const { TransactItems, ClientRequestToken } = parsed.data;
    if (TransactItems.length < 1 || TransactItems.length > 100)
      return fault("ValidationException", "Member must have length between 1 and 100");
    const steps = TransactItems.map(stepOf);
    const keys = new Set(
      steps.map(({ input, key: { pk, sk } }) => JSON.stringify([input.TableName, pk, sk])),
    );
    if (keys.size < steps.length)
      return fault(
        "ValidationException",
        "Transaction request cannot include multiple operations on one item",
      );
    if (ClientRequestToken !== undefined && done.has(ClientRequestToken)) {
      return isDeepStrictEqual(done.get(ClientRequestToken), TransactItems)
        ? { status: 200, body: {} }
        : fault("IdempotentParameterMismatchException", "The token was used for another request");
    }
    const answer = await execute(call, steps);
    if (answer.status === 200 && ClientRequestToken !== undefined)
      done.set(ClientRequestToken, TransactItems);
    return answer;
  };
}
