import { onAws } from "#functions/container.ts";
import { procedureFunction } from "#functions/middleware/procedure-function.ts";
import { taskInput } from "#functions/middleware/procedure-inputs.ts";
import { closeOverdue } from "#usecases/close-overdue.ts";

/** Closes a task whose time is over, as the policy says. */
export const create = procedureFunction("close-overdue", taskInput, closeOverdue);
export const handler = onAws(create);
