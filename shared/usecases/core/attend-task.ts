import type { Deps } from "#ports";
import type { Task } from "#records/procedure.ts";
import { jstDay } from "#scheme/calendar.ts";
import { closeOverdue, closesWhenOverdue } from "../close-overdue.ts";
import { caseFacts } from "./case-facts.ts";
import { remind } from "./remind.ts";
import { openTask } from "./tasks.ts";

/** Does what is due for a task today: closes it when it is overdue, or reminds whoever is waited for (D-09, E-03). */
export async function attendTask(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  { caseKind, caseId, taskKind, body, topic, id }: Task,
): Promise<void> {
  const of = { caseKind, caseId };
  if (closesWhenOverdue(taskKind)) await closeOverdue(deps)({ ...of, taskKind, body, topic });
  const task = await openTask(deps, of, taskKind, { body, topic });
  const due =
    task?.id === id && task.attentionDay !== undefined && task.attentionDay <= jstDay(deps.clock.now());
  if (task !== undefined && due) await remind(deps, await caseFacts(deps, of), task);
}
