import type { Deps } from "#ports";
import type { ApplicationIn } from "#records/application.ts";
import type { CaseRef } from "#records/common.ts";
import type { Task } from "#records/procedure.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { TaskKind } from "#scheme/task-transitions.ts";
import { system } from "./actor.ts";
import { actOnApplication } from "./core/act-on-application.ts";
import { changeStaysUndone } from "./core/change-overdue.ts";
import { renewalReportOver } from "./core/close-renewal-report.ts";
import { listingQuestionUnanswered } from "./core/dropped-listings.ts";
import { notice, toSecretariat } from "./core/effects.ts";
import { loadFiling } from "./core/filing.ts";
import { finalReportMissing } from "./core/incident-silence.ts";
import { type InquiryCase, loadInquiryCase } from "./core/inquiry-case.ts";
import { lapse } from "./core/lapse.ts";
import { aboutCase, loadForProcedure, policyOf } from "./core/load.ts";
import { settled } from "./core/procedure-step.ts";
import { hearingOver, objectionPeriodOver } from "./core/revocation-time.ts";
import { applicantStaysSilent, bodyStaysSilent } from "./core/silence.ts";
import { correctionOverdue, evidenceOverdue, planOverdue } from "./core/surveillance-overdue.ts";
import { closing, newTask, opening, openTask, type TaskConcern, taskCase, together } from "./core/tasks.ts";
import { done, type Outcome } from "./outcome.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;
type Input = CaseRef & TaskConcern & { readonly taskKind: TaskKind };
type Close = (deps: Needs, task: Task) => Promise<Outcome<unknown>>;

/** What becomes of a task that nobody answered in time; of the other kinds the sweep reminds until they are done. */
const closers: Partial<Record<TaskKind, Close>> = {
  remediation: remediationOver,
  inquiryAnswer: (deps, task) => inInquiry(deps, task, bodyStaysSilent),
  applicantInformation: (deps, task) => inInquiry(deps, task, applicantStaysSilent),
  listingQuestion: listingQuestionUnanswered,
  renewalReport: renewalReportOver,
  incidentFinal: finalReportMissing,
  changeReport: changeStaysUndone,
  hearing: hearingOver,
  objectionPeriod: objectionPeriodOver,
  surveillanceEvidence: evidenceOverdue,
  correctionPlan: planOverdue,
  correctionReport: correctionOverdue,
};

/** Whether something follows when nobody does what a task asks for in time. */
export function closesWhenOverdue(taskKind: TaskKind): boolean {
  return closers[taskKind] !== undefined;
}

/**
 * Does what the policy says of a task whose due day has passed (D-09, E-03). The register's clock decides: a timer
 * that fires early does nothing, and done twice, the second time changes nothing.
 */
export const closeOverdue =
  (deps: Needs) =>
  async (input: Input): Promise<CaseRef> => {
    await settled(() => closeOnce(deps, input));
    return { caseKind: input.caseKind, caseId: input.caseId };
  };

async function closeOnce(deps: Needs, { taskKind, body, topic, ...of }: Input): Promise<Outcome<unknown>> {
  const close = closers[taskKind];
  const task = await openTask(deps, of, taskKind, { body, topic });
  if (close === undefined || task === undefined || jstDay(deps.clock.now()) <= task.dueDay)
    return done(undefined);
  return close(deps, task);
}

async function inInquiry(
  deps: Needs,
  task: Task,
  close: (deps: Needs, found: InquiryCase, task: Task) => Promise<Outcome<unknown>>,
): Promise<Outcome<unknown>> {
  const found = await loadInquiryCase(deps, task.caseId, task.body ?? "");
  return found === undefined ? done(undefined) : close(deps, found, task);
}

async function remediationOver(deps: Needs, task: Task): Promise<Outcome<unknown>> {
  const application = await loadForProcedure(deps, task.caseId);
  if (application.status !== "remediation") return done(undefined);
  const goesOn = policyOf(application).remediation.afterLimit.value === "secretariat";
  if (goesOn) return referToReviewer(deps, application, task);
  const closed = closing(task, "expire", system, deps.clock.now());
  return lapse(deps, { application, ground: "timeLimit", findings: application.findings, closed });
}

/** The case goes on with what was filed; what was saved and never filed falls away. */
async function referToReviewer(deps: Needs, application: ApplicationIn<"remediation">, task: Task) {
  const { form } = await loadFiling(deps, application.id, application.filing.round);
  const formCheck = newTask(deps, taskCase(application), policyOf(application), "formCheck");
  const parts = together(closing(task, "expire", system, deps.clock.now()), opening(formCheck));
  return actOnApplication(deps, {
    application,
    act: "referOverdueRemediation",
    by: system,
    changes: { form },
    data: { dueDay: application.remediation.dueDay },
    writes: parts.writes,
    effects: [
      ...parts.effects,
      notice(toSecretariat, {
        template: "overdue",
        ...aboutCase(application),
        taskKind: "remediation",
        dueDay: application.remediation.dueDay,
        consequence: "secretariat",
      }),
    ],
  });
}
