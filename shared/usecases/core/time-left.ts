import type { Task } from "#records/procedure.ts";
import { jstDay, secondsUntil } from "#scheme/calendar.ts";

/** Once a task is overdue its timer is only a safety net: the daily sweep does the reminding. */
const overdueSeconds = 30 * 24 * 3600;
const longest = 31_536_000;

/** Seconds an execution waits for a task before it looks again: until the end of the due day, JST. 1…31 536 000. */
export function timeLeft(task: Task | undefined, now: string): number {
  if (task === undefined) return 1;
  if (jstDay(now) > task.dueDay) return overdueSeconds;
  return Math.min(longest, secondsUntil(now, task.dueDay));
}
