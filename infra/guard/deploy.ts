import { type CloudFormationClient, DeleteChangeSetCommand } from "@aws-sdk/client-cloudformation";
import type { AssemblyStack } from "./assembly-stacks.ts";
import { dangersIn } from "./dangers.ts";
import { executeChangeSet } from "./execute-change-set.ts";
import { readChangeSets } from "./read-change-sets.ts";
import { describeChanges, explainDangers } from "./texts.ts";

/** The name under which a deployment prepares its change sets. */
export const changeSetName = "guarded-deployment";

export type Deployment = {
  readonly environment: string;
  /** In the order they are deployed in. */
  readonly stacks: readonly AssemblyStack[];
  /** Logical ids of what may be lost: each was named by a person. */
  readonly allowed: readonly string[];
};

export type DeployDeps = {
  /** Has CDK make the change set of a stack, without carrying it out. */
  readonly prepare: (stack: AssemblyStack) => Promise<void>;
  readonly clientOf: (region: string) => CloudFormationClient;
  readonly randomToken: () => string;
  readonly print: (line: string) => void;
  readonly pause: () => Promise<void>;
};

/** `stopped`: nothing of that stack was changed. `failed`: CloudFormation has gone back to what was there. */
export type Deployed = "deployed" | "stopped" | "failed";

/**
 * Deploys stack after stack: has the change set made, reads what it would do, and carries it out unless it would take
 * something away that nobody allowed. A stack's change set can only be made when those before it are deployed.
 * @throws when a change set cannot be made or read
 */
export async function deploy(deployment: Deployment, deps: DeployDeps): Promise<Deployed> {
  const { environment, stacks, allowed } = deployment;
  const used = new Set<string>();
  for (const stack of stacks) {
    await deps.prepare(stack);
    const client = deps.clientOf(stack.region);
    const changeSets = await readChangeSets(client, changeSetName, stack.name);
    const [own] = changeSets;
    if (own.changes.length === 0) {
      deps.print(`${stack.name}: 変更はありません / nothing to change`);
      await discard(client, own.id);
      continue;
    }
    for (const line of describeChanges(changeSets)) deps.print(line);
    const dangers = dangersIn(changeSets);
    for (const { logicalId } of dangers) if (allowed.includes(logicalId)) used.add(logicalId);
    const refused = dangers.filter(({ logicalId }) => !allowed.includes(logicalId));
    if (refused.length > 0) {
      for (const line of explainDangers(refused, environment)) deps.print(line);
      await discard(client, own.id);
      return "stopped";
    }
    const { print, pause } = deps;
    if (!(await executeChangeSet(own, deps.randomToken(), { client, print, pause }))) {
      deps.print(`${stack.name}: 失敗し、元に戻されました / it failed, and was taken back`);
      return "failed";
    }
  }
  for (const each of allowed.filter((logicalId) => !used.has(logicalId)))
    deps.print(`--allow ${each}: 該当する変更はありませんでした / no change needed it`);
  return "deployed";
}

/** A change set that is left could be carried out later by mistake. Those of nested stacks go with it. */
async function discard(client: CloudFormationClient, id: string): Promise<void> {
  await client.send(new DeleteChangeSetCommand({ ChangeSetName: id }));
}
