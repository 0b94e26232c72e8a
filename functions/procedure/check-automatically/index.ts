import { onAws } from "#functions/container.ts";
import { procedureFunction } from "#functions/middleware/procedure-function.ts";
import { caseInput } from "#functions/middleware/procedure-inputs.ts";
import { checkAutomatically } from "#usecases/check-automatically.ts";

/** Runs the automatic check of what was filed. */
export const create = procedureFunction("check-automatically", caseInput, checkAutomatically);
export const handler = onAws(create);
