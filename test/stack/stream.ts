import * as z from "zod";
import type { Access } from "./access.ts";
import { eventFits } from "./event-pattern.ts";
import type { Functions } from "./functions.ts";
import type { ResolvedTemplate } from "./resolved-template.ts";

type Attributes = Readonly<Record<string, unknown>>;
/** What happened to an item of the table. */
export type Change = { readonly key: Attributes; readonly before: boolean; readonly image?: Attributes };

const mapping = z.object({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  BatchSize: z.int(),
  MaximumRetryAttempts: z.int(),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }),
  FunctionResponseTypes: z.tuple([z.literal("ReportBatchItemFailures")]),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }),
});
const answered = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

function eventNameOf({ before, image }: Change): "INSERT" | "MODIFY" | "REMOVE" {
  if (image === undefined) return "REMOVE";
  return before ? "MODIFY" : "INSERT";
}

/**
 * The table's stream and the mapping that reads it: filtered and in batches as the template says, under the function's
 * own role. What the function reports as failed is offered again, and in the end noted in the queue.
 * @param fault told of a batch that could not even be offered; the next one goes on
 */
export function templateStream(
  template: ResolvedTemplate,
  access: Access,
  functions: Functions,
  queue: (queueArn: string, message: unknown) => void,
  fault: (error: unknown) => void,
) {
  const settings = mapping.parse(template.only("AWS::Lambda::EventSourceMapping").Properties);
  const patterns = settings.FilterCriteria.Filters.map(({ Pattern }): unknown => JSON.parse(Pattern));
  const functionArn = functions.arnOf(settings.FunctionName);
  const role = functions.roleOf(functionArn);
  let sequence = 0;
  let turn: Promise<void> = Promise.resolve();

  const recordOf = (change: Change) => {
    sequence += 1;
    return {
      eventID: String(sequence),
      eventName: eventNameOf(change),
      eventSource: "aws:dynamodb",
      eventSourceARN: settings.EventSourceArn,
      dynamodb: {
        Keys: change.key,
        SequenceNumber: String(sequence).padStart(21, "0"),
        StreamViewType: "NEW_IMAGE",
        ...(change.image === undefined ? {} : { NewImage: change.image }),
      },
    };
  };
  type StreamRecord = ReturnType<typeof recordOf>;

  const mayRead = (): void => {
    for (const action of ["DescribeStream", "GetShardIterator", "GetRecords"])
      access.authorise(role, { action: `dynamodb:${action}`, resource: settings.EventSourceArn });
    access.authorise(role, { action: "dynamodb:ListStreams", resource: "*" });
  };

  /** The records that are still to be tried; all of them when the function threw. */
  const offer = async (Records: readonly StreamRecord[]): Promise<readonly StreamRecord[]> => {
    try {
      const { batchItemFailures } = answered.parse(await functions.invoke(functionArn, { Records }));
      const [first] = batchItemFailures;
      if (first === undefined) return [];
      // From the first that failed on, as Lambda does for streams.
      const from = Records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === first.itemIdentifier);
      return Records.slice(Math.max(0, from));
    } catch {
      return Records;
    }
  };

  const deliver = async (batch: readonly StreamRecord[]): Promise<void> => {
    mayRead();
    let left = await offer(batch);
    for (let retry = 0; left.length > 0 && retry < settings.MaximumRetryAttempts; retry += 1)
      left = await offer(left);
    if (left.length === 0) return;
    const { Destination } = settings.DestinationConfig.OnFailure;
    access.authorise(role, { action: "sqs:SendMessage", resource: Destination });
    queue(Destination, left);
  };

  return {
    take: (changes: readonly Change[]): void => {
      const wanted = changes.map(recordOf).filter((each) => patterns.some((one) => eventFits(one, each)));
      for (let from = 0; from < wanted.length; from += settings.BatchSize) {
        const batch = wanted.slice(from, from + settings.BatchSize);
        turn = turn.then(() => deliver(batch)).catch(fault);
      }
    },
    idle: async (): Promise<void> => {
      for (let last: unknown; last !== turn; ) {
        last = turn;
        await turn;
      }
    },
  };
}
export type Stream = ReturnType<typeof templateStream>;
