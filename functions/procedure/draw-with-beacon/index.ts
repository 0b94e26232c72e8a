import { onAws } from "#functions/container.ts";
import { procedureFunction } from "#functions/middleware/procedure-function.ts";
import { drawInput } from "#functions/middleware/procedure-inputs.ts";
import { drawWithBeacon } from "#usecases/draw-with-beacon.ts";

/** Draws with the value of the public beacon when it can be had. */
export const create = procedureFunction("draw-with-beacon", drawInput, drawWithBeacon);
export const handler = onAws(create);
