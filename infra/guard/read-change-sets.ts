import { type CloudFormationClient, DescribeChangeSetCommand } from "@aws-sdk/client-cloudformation";
import { type ChangeSet, type ChangeSetPage, changeSetOf, parsePage } from "./change-set.ts";

/**
 * Reads a change set to its end, and those of all stacks nested in its stack; the one asked for comes first.
 * @param stackName absent when the change set is given by its ARN
 * @throws when CloudFormation could not make one of them, or does not answer
 */
export async function readChangeSets(
  client: CloudFormationClient,
  changeSetName: string,
  stackName?: string,
): Promise<[ChangeSet, ...ChangeSet[]]> {
  const own = changeSetOf(await readPages(client, changeSetName, stackName));
  const nested: ChangeSet[] = [];
  for (const { ChangeSetId } of own.changes)
    if (ChangeSetId !== undefined) nested.push(...(await readChangeSets(client, ChangeSetId)));
  return [own, ...nested];
}

async function readPages(client: CloudFormationClient, changeSetName: string, stackName?: string) {
  const pages: ChangeSetPage[] = [];
  let next: string | undefined;
  do {
    const answer = await client.send(
      new DescribeChangeSetCommand({
        ChangeSetName: changeSetName,
        StackName: stackName,
        IncludePropertyValues: true,
        NextToken: next,
      }),
    );
    const read = parsePage(answer);
    pages.push(read);
    next = read.NextToken;
  } while (next !== undefined);
  return pages;
}
