import type { Deps } from "#ports";
import type { Task } from "#records/procedure.ts";
import { daysBetween, jstDay } from "#scheme/calendar.ts";
import { system } from "../actor.ts";
import { done, type Outcome } from "../outcome.ts";
import { commitTogether } from "./act.ts";
import { notDone } from "./correction-not-done.ts";
import { loadCorrection } from "./corrections.ts";
import { notice, toSecretariat } from "./effects.ts";
import {
  aboutSurveillance,
  actOnSurveillance,
  loadSurveillance,
  policyOfSurveillance,
  toSurveilled,
} from "./surveillances.ts";
import { prolonging } from "./tasks.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** No evidence by the due day: the officer is shown the silence, and no machine judges it (S-04). */
export async function evidenceOverdue(deps: Needs, task: Task): Promise<Outcome<unknown>> {
  const surveillance = await loadSurveillance(deps, task.caseId);
  if (surveillance?.status !== "evidence") return done(undefined);
  const silence = { did: "silent", statement: "", documents: [], at: deps.clock.now(), by: system };
  const overdue = notice(toSecretariat, {
    template: "overdue",
    ...aboutSurveillance(surveillance),
    taskKind: task.taskKind,
    dueDay: task.dueDay,
    consequence: "secretariat",
  });
  return actOnSurveillance(deps, {
    surveillance,
    act: "markEvidenceOverdue",
    by: system,
    changes: { responses: [...surveillance.responses, silence] },
    data: { dueDay: task.dueDay },
    answers: "surveillanceEvidence",
    how: "expire",
    opens: { kind: "surveillanceExamination" },
    effects: [overdue],
  });
}

/** No plan in time: it may still be filed for as long as the corrective action itself is not due (S-05). */
export async function planOverdue(deps: Needs, task: Task): Promise<Outcome<unknown>> {
  const surveillance = await loadSurveillance(deps, task.caseId);
  if (surveillance?.status !== "violation") return done(undefined);
  const action = await loadCorrection(deps, surveillance);
  if (action?.status !== "demanded") return done(undefined);
  const today = jstDay(deps.clock.now());
  if (today > action.dueDay) return correctionOverdue(deps, task);
  const about = aboutSurveillance(surveillance);
  const { taskKind } = task;
  const { dueDay } = action;
  return commitTogether(
    deps,
    prolonging(task, policyOfSurveillance(surveillance), dueDay, today, system.subject).writes,
    [
      notice(toSurveilled(surveillance), {
        template: "reminder",
        ...about,
        taskKind,
        dueDay,
        daysLeft: daysBetween(today, dueDay),
      }),
      notice(toSecretariat, {
        template: "overdue",
        ...about,
        taskKind,
        dueDay: task.dueDay,
        consequence: "wait",
      }),
    ],
  );
}

/** The corrective action is due and the provider has not reported it as done: not done, and on to revocation (S-05). */
export async function correctionOverdue(deps: Needs, task: Task): Promise<Outcome<unknown>> {
  const surveillance = await loadSurveillance(deps, task.caseId);
  if (surveillance?.status !== "violation") return done(undefined);
  const action = await loadCorrection(deps, surveillance);
  if (action === undefined || jstDay(deps.clock.now()) <= action.dueDay) return done(undefined);
  return notDone(deps, {
    surveillance,
    action,
    act: "markNotDone",
    by: system,
    reasons: "期限までに是正の報告がなかった。",
    answers: task.taskKind,
  });
}
