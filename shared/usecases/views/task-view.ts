import type * as z from "zod";
import type { taskView as shape } from "#contracts/shapes.ts";
import type { Task } from "#records/procedure.ts";
import { jstDay } from "#scheme/calendar.ts";

/** A task on the work-list (N-06). Its token is not part of it and is nowhere near it. */
export function taskView(task: Task, now: string): z.infer<typeof shape> {
  const { id, caseKind, caseId, taskKind, status, dueDay, openedAt, body, topic } = task;
  return {
    taskId: id,
    caseKind,
    caseId,
    taskKind,
    status,
    dueDay,
    openedAt,
    late: status === "open" && jstDay(now) > dueDay,
    ...(body === undefined ? {} : { body }),
    ...(topic === undefined ? {} : { topic }),
  };
}
