import { onAws } from "#functions/container.ts";
import { procedureFunction } from "#functions/middleware/procedure-function.ts";
import { caseInput } from "#functions/middleware/procedure-inputs.ts";
import { locateCase } from "#usecases/locate-case.ts";

/** Finds where a case stands: the hub of the procedure. */
export const create = procedureFunction("locate-case", caseInput, locateCase);
export const handler = onAws(create);
