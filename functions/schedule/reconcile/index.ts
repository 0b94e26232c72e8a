import { onAws } from "#functions/container.ts";
import { bringInspection } from "#functions/container-inspection.ts";
import { scheduleFunction } from "#functions/middleware/schedule-function.ts";
import { reconcile } from "#usecases/reconcile.ts";

/**
 * Brings the world back in line with the register: effects left pending, documents whose arrival went unnoticed, and
 * lost executions.
 */
export const create = scheduleFunction("reconcile", reconcile);
export const handler = onAws(create, bringInspection);
