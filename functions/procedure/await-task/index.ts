import { onAws } from "#functions/container.ts";
import { procedureFunction } from "#functions/middleware/procedure-function.ts";
import { waitInput } from "#functions/middleware/procedure-inputs.ts";
import { awaitTask } from "#usecases/await-task.ts";

/** Lets an execution wait for an open task, or go on at once when nobody is waited for. */
export const create = procedureFunction("await-task", waitInput, awaitTask);
export const handler = onAws(create);
