import {
  type CloudFormationClient,
  DescribeStackEventsCommand,
  ExecuteChangeSetCommand,
  type StackEvent,
} from "@aws-sdk/client-cloudformation";
import type { ChangeSet } from "./change-set.ts";

export type ExecuteDeps = {
  readonly client: CloudFormationClient;
  readonly print: (line: string) => void;
  /** Waits before the next look at the stack's events. */
  readonly pause: () => Promise<void>;
};

const succeeded = ["CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE"];
const ended = /_(COMPLETE|FAILED)$/;

/**
 * Carries out a change set and waits for its end, printing every step as CloudFormation tells it.
 * @param token names this run: the stack's events carry it, so that those of an earlier run are not mistaken for its own
 * @returns whether it came through; when not, CloudFormation has gone back to what was there
 */
export async function executeChangeSet(
  { id, stackId }: ChangeSet,
  token: string,
  { client, print, pause }: ExecuteDeps,
): Promise<boolean> {
  await client.send(new ExecuteChangeSetCommand({ ChangeSetName: id, ClientRequestToken: token }));
  const told = new Set<string>();
  for (;;) {
    const news = await newsOf(client, stackId, token, told);
    for (const event of news) {
      told.add(event.EventId ?? "");
      print(lineOf(event));
    }
    const last = news.findLast((event) => isEndOf(stackId, event));
    if (last !== undefined) return succeeded.includes(last.ResourceStatus ?? "");
    await pause();
  }
}

/** What happened since the last look, oldest first. CloudFormation tells the newest first, in pages. */
async function newsOf(
  client: CloudFormationClient,
  stackId: string,
  token: string,
  told: ReadonlySet<string>,
): Promise<StackEvent[]> {
  const news: StackEvent[] = [];
  let next: string | undefined;
  do {
    const answer = await client.send(new DescribeStackEventsCommand({ StackName: stackId, NextToken: next }));
    const events = answer.StackEvents ?? [];
    const fresh = events.filter(
      ({ ClientRequestToken, EventId = "" }) => ClientRequestToken === token && !told.has(EventId),
    );
    news.push(...fresh);
    next = fresh.length === events.length ? answer.NextToken : undefined;
  } while (next !== undefined);
  return news.reverse();
}

/** The stack's own last word: `UPDATE_COMPLETE_CLEANUP_IN_PROGRESS` and the like are not yet it. */
function isEndOf(stackId: string, { PhysicalResourceId, ResourceStatus }: StackEvent): boolean {
  return PhysicalResourceId === stackId && ended.test(ResourceStatus ?? "");
}

function lineOf({
  LogicalResourceId,
  ResourceType,
  ResourceStatus,
  ResourceStatusReason,
}: StackEvent): string {
  const reason = ResourceStatusReason === undefined ? "" : `  ${ResourceStatusReason}`;
  return `  ${ResourceStatus?.padEnd(36)} ${ResourceType}  ${LogicalResourceId}${reason}`;
}
