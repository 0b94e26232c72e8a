import { onAws } from "#functions/container.ts";
import { scheduleFunction } from "#functions/middleware/schedule-function.ts";
import { reconcile } from "#usecases/reconcile.ts";

/** Starts lost executions again from where their cases stand. */
export const create = scheduleFunction("reconcile", reconcile);
export const handler = onAws(create);
