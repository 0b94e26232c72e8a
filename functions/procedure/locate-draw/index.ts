import { onAws } from "#functions/container.ts";
import { procedureFunction } from "#functions/middleware/procedure-function.ts";
import { drawInput } from "#functions/middleware/procedure-inputs.ts";
import { locateDraw } from "#usecases/locate-draw.ts";

/** Finds where a draw stands: the hub of the procedure. */
export const create = procedureFunction("locate-draw", drawInput, locateDraw);
export const handler = onAws(create);
