import type { Deps } from "#ports";
import type { NoticeRecipient } from "#records/notice-content.ts";
import type { Task } from "#records/procedure.ts";
import { daysBetween, jstDay } from "#scheme/calendar.ts";
import { nextAttentionDay } from "#scheme/task-due.ts";
import { ballOf, taskTransitions } from "#scheme/task-transitions.ts";
import { transitionFor, writeConditions } from "#scheme/transition.ts";
import { system } from "../actor.ts";
import type { CaseFacts } from "./case-facts.ts";
import { notice, outboxWrites, toSecretariat } from "./effects.ts";
import { bodyIn } from "./inquiry-case.ts";

/**
 * Reminds whoever is waited for, once for the day, and sets the next day on which there is something to do.
 * Run twice or on two machines at once, one of them writes and one reminder goes out.
 * @throws when the register refused the write for another reason than that the task has moved on
 */
export async function remind(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  { policy, about, company }: CaseFacts,
  task: Task,
): Promise<void> {
  const transition = transitionFor(taskTransitions, task.status, "remind");
  if (transition === undefined) return;
  const at = deps.clock.now();
  const today = jstDay(at);
  const of = task.body === undefined ? {} : { body: task.body };
  const record: Task = {
    ...task,
    version: task.version + 1,
    remindersSent: task.remindersSent + 1,
    attentionDay: nextAttentionDay({ kind: task.taskKind, policy, dueDay: task.dueDay, today, ...of }),
  };
  const asked = ballOf(task.taskKind) === "government" && task.body !== undefined;
  const reminder = notice(recipientOf(company, task), {
    template: "reminder",
    ...about,
    taskKind: task.taskKind,
    dueDay: task.dueDay,
    daysLeft: daysBetween(today, task.dueDay),
    ...(asked ? { bodyName: bodyIn(policy, task.body ?? "").name } : {}),
  });
  const outcome = await deps.register.commit([
    { put: "replace", record, when: writeConditions(transition, task.version, system.subject) },
    ...outboxWrites(deps, [reminder], at),
  ]);
  if (!outcome.committed && outcome.reason !== "conditionFailed")
    throw new Error(`The reminder could not be written: ${outcome.reason}`);
}

function recipientOf(company: NoticeRecipient, task: Task): NoticeRecipient {
  const ball = ballOf(task.taskKind);
  if (ball === "applicant") return company;
  if (ball === "government" && task.body !== undefined) return { to: "body", body: task.body };
  return toSecretariat;
}
