import type { Deps } from "#ports";
import type { Task } from "#records/procedure.ts";
import { jstDay } from "#scheme/calendar.ts";
import { system } from "../actor.ts";
import { done, type Outcome } from "../outcome.ts";
import { commitInquiry } from "./commit-inquiry.ts";
import { notice, toSecretariat } from "./effects.ts";
import type { InquiryCase } from "./inquiry-case.ts";
import { aboutCase } from "./load.ts";
import { closing, newTask, opening, prolonging, taskCase, together } from "./tasks.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** Applies the policy's rule for a body that did not answer in time, and records which rule it was (E-03). */
export function bodyStaysSilent(deps: Needs, found: InquiryCase, task: Task): Promise<Outcome<unknown>> {
  const { silence } = found.body;
  if (silence === "deemNoObjection") return deem(deps, found, task);
  if (found.inquiry.status !== "sent" && found.inquiry.status !== "acknowledged")
    return Promise.resolve(done(undefined));
  return silence === "escalate" ? escalate(deps, found, task) : keepWaiting(deps, found, task);
}

function overdueNotice(
  { application, body }: InquiryCase,
  task: Task,
  consequence: InquiryCase["body"]["silence"],
) {
  return notice(toSecretariat, {
    template: "overdue",
    ...aboutCase(application),
    taskKind: "inquiryAnswer",
    dueDay: task.dueDay,
    consequence,
    bodyName: body.name,
  });
}

function keepWaiting(deps: Needs, found: InquiryCase, task: Task): Promise<Outcome<unknown>> {
  const { application, inquiry, policy } = found;
  const today = jstDay(deps.clock.now());
  return commitInquiry(deps, {
    application,
    step: { inquiry, act: "markOverdue", by: system, changes: { silence: "wait" } },
    tasks: prolonging(task, policy, task.dueDay, today, system.subject),
    effects: [overdueNotice(found, task, "wait")],
  });
}

function escalate(deps: Needs, found: InquiryCase, task: Task): Promise<Outcome<unknown>> {
  const { application, inquiry, policy } = found;
  const today = jstDay(deps.clock.now());
  const silent = newTask(deps, taskCase(application), policy, "silentBody", { body: inquiry.body });
  return commitInquiry(deps, {
    application,
    step: { inquiry, act: "escalateSilence", by: system, changes: { silence: "escalate" } },
    tasks: together(prolonging(task, policy, task.dueDay, today, system.subject), opening(silent), {
      writes: [],
      effects: [{ type: "resumeTask", taskId: task.id }],
    }),
    effects: [overdueNotice(found, task, "escalate")],
  });
}

function deem(deps: Needs, found: InquiryCase, task: Task): Promise<Outcome<unknown>> {
  const { application, inquiry } = found;
  return commitInquiry(deps, {
    application,
    step: { inquiry, act: "deemNoObjection", by: system, changes: { silence: "deemNoObjection" } },
    tasks: closing(task, "expire", system, deps.clock.now()),
    effects: [overdueNotice(found, task, "deemNoObjection")],
  });
}

/** The applicant did not answer a question in time: the question goes back to the secretariat unanswered. */
export function applicantStaysSilent(deps: Needs, found: InquiryCase, task: Task): Promise<Outcome<unknown>> {
  const { application, inquiry, policy } = found;
  const supplement = newTask(deps, taskCase(application), policy, "inquirySupplement", {
    body: inquiry.body,
  });
  return commitInquiry(deps, {
    application,
    step: { inquiry, act: "applicantInforms", by: system },
    tasks: together(closing(task, "expire", system, deps.clock.now()), opening(supplement)),
    effects: [
      notice(toSecretariat, {
        template: "overdue",
        ...aboutCase(application),
        taskKind: "applicantInformation",
        dueDay: task.dueDay,
        consequence: "secretariat",
      }),
    ],
  });
}
