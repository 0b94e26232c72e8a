import { onAws } from "#functions/container.ts";
import { procedureFunction } from "#functions/middleware/procedure-function.ts";
import { drawInput } from "#functions/middleware/procedure-inputs.ts";
import { openDrawnCases } from "#usecases/open-drawn-cases.ts";

/** Opens a surveillance case for everybody drawn. */
export const create = procedureFunction("open-drawn-cases", drawInput, openDrawnCases);
export const handler = onAws(create);
