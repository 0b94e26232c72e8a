import type { Deps } from "#ports";
import type { Task } from "#records/procedure.ts";
import { jstDay } from "#scheme/calendar.ts";
import { prerequisiteAttention } from "#scheme/prerequisite-attention.ts";
import { prerequisiteKinds } from "#scheme/prerequisite-transitions.ts";
import { system } from "../actor.ts";
import type { Outcome } from "../outcome.ts";
import { commitTogether } from "./act.ts";
import { aboutCertification, loadCertification } from "./certifications.ts";
import { notice, toSecretariat } from "./effects.ts";
import { recordLapse } from "./lapse-prerequisite.ts";
import { lapseDays, loadPrerequisite, prerequisitePolicy } from "./prerequisites.ts";
import { closing } from "./tasks.ts";

/**
 * What becomes of a renewal report that did not come in time: a prerequisite that is over is lost and leads to a
 * revocation (M-05); where it still holds, the secretariat is told and the days of its lapse run on.
 */
export async function renewalReportOver(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  task: Task,
): Promise<Outcome<unknown>> {
  const kind = prerequisiteKinds.find((each) => each === task.topic);
  const certification = await loadCertification(deps, task.caseId);
  const prerequisite = kind === undefined ? undefined : await loadPrerequisite(deps, task.caseId, kind);
  if (certification === undefined || prerequisite === undefined)
    throw new Error(`The task ${task.id} is about no prerequisite`);
  const days = lapseDays(prerequisitePolicy(prerequisite));
  const due = prerequisiteAttention(prerequisite, days, jstDay(deps.clock.now()));
  if (due === "recordLapse") return recordLapse(deps, { certification, prerequisite }, task);
  const closed = closing(task, "expire", system, deps.clock.now());
  const told = notice(toSecretariat, {
    template: "overdue",
    ...aboutCertification(certification),
    taskKind: task.taskKind,
    dueDay: task.dueDay,
    consequence: "secretariat",
  });
  return commitTogether(deps, closed.writes, [...closed.effects, told]);
}
