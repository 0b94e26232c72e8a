import type { Deps } from "#ports";
import type { ActedBy } from "#records/common.ts";
import type { Effect } from "#records/operation.ts";
import type { Surveillance } from "#records/surveillance.ts";
import type { Bilingual } from "#scheme/bilingual.ts";
import { jstDay } from "#scheme/calendar.ts";
import { taskDue } from "#scheme/task-due.ts";
import { notice } from "./effects.ts";
import { aboutSurveillance, policyOfSurveillance, toSurveilled } from "./surveillances.ts";

/**
 * Why a provider is under surveillance, as it is told: in general terms, and the same wherever a suspicion came from,
 * so that nobody can tell whether there was a tip (S-01, S-04).
 */
export function groundToldOf(surveillance: Surveillance): Bilingual {
  const { groundOfDraw, groundOfSuspicion } = policyOfSurveillance(surveillance).surveillance;
  return surveillance.origin.kind === "draw" ? groundOfDraw.value : groundOfSuspicion.value;
}

/** A request for evidence as it is recorded, with the notice that tells the provider of it (S-04). */
export function evidenceRequest(
  deps: Pick<Deps, "clock">,
  surveillance: Surveillance,
  items: string,
  by: ActedBy,
): { readonly requests: readonly unknown[]; readonly dueDay: string; readonly told: Effect } {
  const at = deps.clock.now();
  const dueDay = taskDue("surveillanceEvidence", policyOfSurveillance(surveillance), jstDay(at));
  const sofar = "requests" in surveillance ? surveillance.requests : [];
  const told = notice(toSurveilled(surveillance), {
    template: "surveillanceNotice",
    ...aboutSurveillance(surveillance),
    certificationNumber: surveillance.certificationNumber,
    ground: groundToldOf(surveillance),
    items,
    dueDay,
    further: sofar.length > 0,
  });
  return { requests: [...sofar, { items, dueDay, at, by }], dueDay, told };
}
