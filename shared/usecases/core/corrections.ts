import type { Deps, Write } from "#ports";
import { chainEvent, genesisTip } from "#proof/event-chain.ts";
import type { Certification } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import { keys, partitions } from "#records/layout.ts";
import type { NoticeContent } from "#records/notice-content.ts";
import type { Effect } from "#records/operation.ts";
import { type CorrectiveAction, correctiveActionRecord, type Surveillance } from "#records/surveillance.ts";
import { jstDay } from "#scheme/calendar.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import {
  type CorrectiveActionAct,
  correctiveActionTransitions,
} from "#scheme/corrective-action-transitions.ts";
import { addPeriod } from "#scheme/task-due.ts";
import { done, type Outcome } from "../outcome.ts";
import { type Stepped, stepOf } from "./act.ts";
import { certificationStep } from "./certifications.ts";
import { notice } from "./effects.ts";
import type { JsonObject } from "./json.ts";
import { aboutSurveillance, policyOfSurveillance, toSurveilled } from "./surveillances.ts";

/** The corrective action of a case, or undefined when it has none. */
export function loadCorrection(
  deps: Pick<Deps, "register">,
  { id }: Pick<Surveillance, "id">,
): Promise<CorrectiveAction | undefined> {
  return deps.register.get("correctiveAction", keys.correctiveAction(id));
}

/** One act on a corrective action, as the writes that make it. */
export function correctionStep(
  deps: Pick<Deps, "clock">,
  step: {
    readonly action: CorrectiveAction;
    readonly act: CorrectiveActionAct;
    readonly by: ActedBy;
    readonly changes?: Partial<CorrectiveAction>;
    readonly data?: JsonObject;
  },
): Outcome<Stepped<CorrectiveAction>> {
  const { action, act, by, changes = {}, data = {} } = step;
  return stepOf(deps, {
    table: correctiveActionTransitions,
    record: action,
    act,
    by,
    aggregate: partitions.correctiveAction(action.surveillanceId),
    next: (moved) => correctiveActionRecord.parse({ ...action, ...changes, ...moved }),
    data,
  });
}

/** The corrective action that a violation calls for, due as the policy says (S-05). */
export function newCorrection(
  deps: Pick<Deps, "clock">,
  surveillance: Surveillance,
  demand: string,
  by: ActedBy,
): { readonly action: CorrectiveAction; readonly writes: readonly Write[] } {
  const at = deps.clock.now();
  const today = jstDay(at);
  const { correction, correctionMaximum } = policyOfSurveillance(surveillance).surveillance;
  const dueDay = addPeriod(today, correction.value);
  const latestDay = addPeriod(today, correctionMaximum.value);
  const event = chainEvent({
    tip: genesisTip,
    event: {
      kind: "event",
      aggregate: partitions.correctiveAction(surveillance.id),
      act: "openCorrection",
      to: "demanded",
      by,
      at,
      data: { demand, dueDay, latestDay },
    },
  });
  const action = correctiveActionRecord.parse({
    ...surveillance,
    kind: "correctiveAction",
    surveillanceId: surveillance.id,
    version: 1,
    status: "demanded",
    demand,
    demandedAt: at,
    demandedBy: by,
    dueDay,
    latestDay,
    ledger: { sequence: event.sequence, hash: event.hash },
  });
  return {
    action,
    writes: [
      { put: "create", record: action },
      { put: "create", record: event },
    ],
  };
}

/** Puts a case among those whose corrective action is open on the certification (S-05). */
export function demandingCorrection(
  deps: Pick<Deps, "clock">,
  certification: Certification,
  surveillanceId: string,
  by: ActedBy,
): Outcome<Stepped<Certification>> {
  return certificationStep(deps, {
    certification,
    act: "demandCorrection",
    by,
    changes: { openCorrections: [...certification.openCorrections, surveillanceId] },
    data: { surveillanceId },
  });
}

/**
 * Takes a case from those whose corrective action is open on the certification; with the last one it is valid again,
 * unless it is suspended. Also for whoever decides not to revoke a certification whose correction was not done.
 * @returns no writes when the certification has ended or has no such open correction
 */
export function closingCorrection(
  deps: Pick<Deps, "clock">,
  certification: Certification,
  surveillanceId: string,
  by: ActedBy,
): Outcome<{ readonly writes: readonly Write[] }> {
  const { openCorrections, status } = certification;
  if (!openCorrections.includes(surveillanceId) || hasEnded(status)) return done({ writes: [] });
  const left = openCorrections.filter((each) => each !== surveillanceId);
  return certificationStep(deps, {
    certification,
    act: left.length === 0 && status === "underCorrection" ? "closeCorrection" : "closeOneCorrection",
    by,
    changes: { openCorrections: left },
    data: { surveillanceId },
  });
}

type News = Extract<NoticeContent, { template: "correctionNews" }>;

/** Tells the provider what has become of its corrective action. */
export function correctionNews(
  surveillance: Surveillance,
  news: Pick<News, "news" | "dueDay" | "note">,
): Effect {
  return notice(toSurveilled(surveillance), {
    template: "correctionNews",
    ...aboutSurveillance(surveillance),
    ...news,
  });
}
