import { onAws } from "#functions/container.ts";
import { scheduleFunction } from "#functions/middleware/schedule-function.ts";
import { sweep } from "#usecases/sweep.ts";

/** Attends every day to what is due: reminders, and what is past its time. */
export const create = scheduleFunction("daily-sweep", sweep);
export const handler = onAws(create);
