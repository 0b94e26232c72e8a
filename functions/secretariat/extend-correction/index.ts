import { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { extendCorrection } from "#usecases/extend-correction.ts";

/** Extend a corrective action. */
export const create = httpFunction(surveillanceRoutes.extendCorrection, extendCorrection);
export const handler = onAws(create);
