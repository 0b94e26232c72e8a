import type { Deps } from "#ports";
import type { Task } from "#records/procedure.ts";
import { breachesOfSilence } from "#scheme/incident-conduct.ts";
import { system } from "../actor.ts";
import { done, type Outcome } from "../outcome.ts";
import { commitTogether } from "./act.ts";
import { notice, toSecretariat } from "./effects.ts";
import { aboutIncident, actOnIncident, incidentPolicy, loadIncident } from "./incidents.ts";
import { closing } from "./tasks.ts";

/**
 * A final report that did not come in time is a breach (K-02, S-02). It is still owed, and taken when it comes.
 */
export async function finalReportMissing(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  task: Task,
): Promise<Outcome<unknown>> {
  const closed = closing(task, "expire", system, deps.clock.now());
  const incident = await loadIncident(deps, task.caseId);
  if (incident === undefined) return done(undefined);
  if (incident.status !== "first" && incident.status !== "followUp")
    return commitTogether(deps, closed.writes, closed.effects);
  const overdue = {
    template: "overdue",
    ...aboutIncident(incident),
    taskKind: "incidentFinal",
    dueDay: task.dueDay,
    consequence: "secretariat",
  } as const;
  return actOnIncident(
    deps,
    {
      incident,
      act: "recordIncidentSilence",
      by: system,
      changes: {},
      data: { dueDay: task.dueDay },
      breaches: breachesOfSilence(incidentPolicy(incident).incidents),
    },
    { writes: closed.writes, effects: [...closed.effects, notice(toSecretariat, overdue)] },
  );
}
