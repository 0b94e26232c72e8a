import type { Deps } from "#ports";
import type { Certification } from "#records/certification.ts";
import { partitions } from "#records/layout.ts";
import type { Effect } from "#records/operation.ts";
import type { Surveillance } from "#records/surveillance.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import { isOpenCorrection } from "#scheme/corrective-action-transitions.ts";
import { system } from "../actor.ts";
import { done, type Outcome } from "../outcome.ts";
import { commitTogether } from "./act.ts";
import { loadCertification } from "./certifications.ts";
import { correctionStep, loadCorrection } from "./corrections.ts";
import { notice } from "./effects.ts";
import { everything } from "./everything.ts";
import { settled } from "./procedure-step.ts";
import {
  aboutSurveillance,
  isNotified,
  loadSurveillance,
  surveillanceCase,
  surveillanceStep,
  toSurveilled,
} from "./surveillances.ts";
import { closing, noTaskWrites, openTasks, type TaskWrites, together } from "./tasks.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * What ends the open surveillance cases of a certification, to be among the effects of the act that ends it: given back,
 * revoked, expired (M-01, M-08, X-01). However many there are, the act's own transaction has room.
 */
export function endingSurveillances({ number }: Pick<Certification, "number">): Effect {
  return { type: "endSurveillances", certificationNumber: number };
}

/**
 * The cases whose corrective action is still open, of those that a certification names. Those that were discontinued with
 * it are not: for whoever sets a revocation aside, and asks into which status the certification comes back.
 */
export async function stillOpenCorrections(
  deps: Pick<Deps, "register">,
  { openCorrections }: Pick<Certification, "openCorrections">,
): Promise<string[]> {
  const actions = await Promise.all(openCorrections.map((id) => loadCorrection(deps, { id })));
  return actions.flatMap((action) =>
    action !== undefined && isOpenCorrection(action.status) ? [action.surveillanceId] : [],
  );
}

/** Discontinues every open case of a certification that has ended, each in a transaction of its own. Repeatable. */
export async function endSurveillances(deps: Needs, certificationNumber: string): Promise<void> {
  const certification = await loadCertification(deps, certificationNumber);
  if (certification === undefined || !hasEnded(certification.status)) return;
  const partition = partitions.surveillancesOf(certificationNumber);
  for (const { id } of await everything(deps, "surveillance", "group", partition))
    await settled(() => discontinue(deps, id));
}

async function discontinue(deps: Needs, id: string): Promise<Outcome<unknown>> {
  const surveillance = await loadSurveillance(deps, id);
  if (surveillance === undefined) return done(undefined);
  const stepped = surveillanceStep(deps, {
    surveillance,
    act: "discontinueSurveillance",
    by: system,
    changes: { requests: [], responses: [], hearings: [], ...surveillance, closedAt: deps.clock.now() },
  });
  if (!stepped.done) return stepped;
  const correction = await discontinuingCorrection(deps, surveillance);
  if (!correction.done) return correction;
  const at = deps.clock.now();
  const open = await openTasks(deps, surveillanceCase(surveillance));
  const cancelled = together(...open.map((task) => closing(task, "cancel", system, at)));
  const told = isNotified(surveillance)
    ? [
        notice(toSurveilled(surveillance), {
          template: "surveillanceResult",
          ...aboutSurveillance(surveillance),
          outcome: "discontinued",
        }),
      ]
    : [];
  return commitTogether(
    deps,
    [...stepped.value.writes, ...correction.value.writes, ...cancelled.writes],
    [...cancelled.effects, ...told],
  );
}

async function discontinuingCorrection(
  deps: Needs,
  surveillance: Surveillance,
): Promise<Outcome<TaskWrites>> {
  const action = await loadCorrection(deps, surveillance);
  if (action === undefined || !isOpenCorrection(action.status)) return done(noTaskWrites);
  const stepped = correctionStep(deps, { action, act: "discontinueCorrection", by: system });
  return stepped.done ? done({ writes: stepped.value.writes, effects: [] }) : stepped;
}
