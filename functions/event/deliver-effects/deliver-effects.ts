import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import * as z from "zod";
import { errorDetails } from "#functions/middleware/error-details.ts";
import type { Deps } from "#ports";

const pendingOutbox = z.object({
  kind: z.object({ S: z.literal("outbox") }),
  status: z.object({ S: z.literal("pending") }),
  id: z.object({ S: z.string().min(1) }),
});

type Deliver = (outboxId: string) => Promise<"delivered" | "again">;

/** An entry is delivered when it is written; its later versions, each a failed attempt, must not start it again. */
function outboxIdIn({ eventName, dynamodb }: DynamoDBRecord): string | undefined {
  if (eventName !== "INSERT") return undefined;
  return pendingOutbox.safeParse(dynamodb?.NewImage).data?.id.S;
}

async function isDelivered(deliver: Deliver, log: Deps["log"], outboxId: string): Promise<boolean> {
  try {
    return (await deliver(outboxId)) === "delivered";
  } catch (error) {
    log("EFFECT_FAILED", { outboxId, ...errorDetails(error) });
    return false;
  }
}

/**
 * Delivers every new outbox entry of a batch, in order. What could not be delivered is reported, so that the stream
 * offers it again; a delivery done twice has one effect.
 */
export function deliverEffects(useCase: (deps: Deps) => Deliver) {
  return (deps: Deps) => {
    const deliver = useCase(deps);
    return async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
      const failed: string[] = [];
      for (const record of Records) {
        const outboxId = outboxIdIn(record);
        if (outboxId === undefined || (await isDelivered(deliver, deps.log, outboxId))) continue;
        failed.push(record.dynamodb?.SequenceNumber ?? "");
      }
      return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
    };
  };
}
