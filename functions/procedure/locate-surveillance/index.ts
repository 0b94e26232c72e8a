import { onAws } from "#functions/container.ts";
import { procedureFunction } from "#functions/middleware/procedure-function.ts";
import { drivenInput } from "#functions/middleware/procedure-inputs.ts";
import { locateSurveillance } from "#usecases/locate-surveillance.ts";

/** Finds where a surveillance case stands: the hub of its procedure. */
export const create = procedureFunction("locate-surveillance", drivenInput, locateSurveillance);
export const handler = onAws(create);
