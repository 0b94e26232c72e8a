import type { Deps, Write } from "#ports";
import type { ActedBy } from "#records/common.ts";
import type { Effect } from "#records/operation.ts";
import type { CorrectiveAction, Surveillance } from "#records/surveillance.ts";
import type { CorrectiveActionAct } from "#scheme/corrective-action-transitions.ts";
import type { PermittedAct } from "#scheme/permissions.ts";
import type { Actor } from "../actor.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { commitTogether } from "./act.ts";
import { correctionStep, loadCorrection } from "./corrections.ts";
import type { JsonObject } from "./json.ts";
import { type Handover, handOver, surveillanceFor } from "./surveillances.ts";
import { noTaskWrites, type TaskWrites } from "./tasks.ts";

export type CorrectionCase = { readonly surveillance: Surveillance; readonly action: CorrectiveAction };

/** A case with its corrective action, for a member of staff who may do an act on it. */
export async function correctionFor(
  deps: Pick<Deps, "register">,
  actor: Actor,
  act: PermittedAct,
  id: string,
): Promise<Outcome<CorrectionCase>> {
  const found = await surveillanceFor(deps, actor, act, id);
  return found.done ? withCorrection(deps, found.value) : found;
}

/** A case with its corrective action; without one, nothing can be done about it. */
export async function withCorrection(
  deps: Pick<Deps, "register">,
  surveillance: Surveillance,
): Promise<Outcome<CorrectionCase>> {
  const action = await loadCorrection(deps, surveillance);
  return action === undefined ? refused("not-possible-now") : done({ surveillance, action });
}

/**
 * One act on a corrective action with its handover, as one transaction.
 * @returns the corrective action as it now stands, or why the act was refused
 */
export async function actOnCorrection(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  command: CorrectionCase & {
    readonly act: CorrectiveActionAct;
    readonly by: ActedBy;
    readonly changes?: Partial<CorrectiveAction>;
    readonly data?: JsonObject;
    readonly handover?: Pick<Handover, "answers" | "how" | "opens">;
    readonly writes?: readonly Write[];
    readonly effects?: readonly Effect[];
  },
): Promise<Outcome<CorrectiveAction>> {
  const { handover, writes = [], effects = [] } = command;
  const stepped = correctionStep(deps, command);
  if (!stepped.done) return stepped;
  let handed: TaskWrites = noTaskWrites;
  if (handover !== undefined) {
    const outcome = await handOver(deps, { ...command, ...handover });
    if (!outcome.done) return outcome;
    handed = outcome.value;
  }
  const committed = await commitTogether(
    deps,
    [...stepped.value.writes, ...handed.writes, ...writes],
    [...handed.effects, ...effects],
  );
  return committed.done ? done(stepped.value.next) : committed;
}
