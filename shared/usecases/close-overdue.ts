import type { Deps } from "#ports";
import type { Application, ApplicationIn } from "#records/application.ts";
import type { Task } from "#records/procedure.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { TaskKind } from "#scheme/task-transitions.ts";
import { system } from "./actor.ts";
import { actOnApplication } from "./core/act-on-application.ts";
import { notice, toSecretariat } from "./core/effects.ts";
import { loadFiling } from "./core/filing.ts";
import { loadInquiryCase } from "./core/inquiry-case.ts";
import { lapse } from "./core/lapse.ts";
import { aboutCase, loadForProcedure, policyOf } from "./core/load.ts";
import { type StepInput, settledStep } from "./core/procedure-step.ts";
import { applicantStaysSilent, bodyStaysSilent } from "./core/silence.ts";
import { closing, newTask, opening, openTask, together } from "./core/tasks.ts";
import { done, type Outcome } from "./outcome.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;
type Input = StepInput & { readonly taskKind: TaskKind; readonly body?: string | undefined };

/**
 * Does what the policy says of a task whose due day has passed (D-09, E-03). The register's clock decides: a timer
 * that fires early does nothing, and done twice, the second time changes nothing.
 */
export const closeOverdue =
  (deps: Needs) =>
  (input: Input): Promise<{ applicationId: string }> =>
    settledStep(() => closeOnce(deps, input))(input);

async function closeOnce(deps: Needs, { applicationId, taskKind, body }: Input): Promise<Outcome<unknown>> {
  const task = await openTask(deps, applicationId, taskKind, body);
  if (task === undefined || jstDay(deps.clock.now()) <= task.dueDay) return done(undefined);
  if (taskKind === "remediation")
    return remediationOver(deps, await loadForProcedure(deps, applicationId), task);
  const found = await loadInquiryCase(deps, applicationId, body ?? "");
  if (found === undefined) return done(undefined);
  if (taskKind === "inquiryAnswer") return bodyStaysSilent(deps, found, task);
  if (taskKind === "applicantInformation") return applicantStaysSilent(deps, found, task);
  return done(undefined);
}

function remediationOver(deps: Needs, application: Application, task: Task): Promise<Outcome<unknown>> {
  if (application.status !== "remediation") return Promise.resolve(done(undefined));
  const goesOn = policyOf(application).remediation.afterLimit.value === "secretariat";
  if (goesOn) return referToReviewer(deps, application, task);
  const closed = closing(task, "expire", system, deps.clock.now());
  return lapse(deps, { application, ground: "timeLimit", findings: application.findings, closed });
}

/** The case goes on with what was filed; what was saved and never filed falls away. */
async function referToReviewer(deps: Needs, application: ApplicationIn<"remediation">, task: Task) {
  const { form } = await loadFiling(deps, application.id, application.filing.round);
  const formCheck = newTask(deps, application, policyOf(application), "formCheck");
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
