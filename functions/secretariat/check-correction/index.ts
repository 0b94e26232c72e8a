import { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { checkCorrection } from "#usecases/check-correction.ts";

/** Confirm a corrective action, return its report, or find it not done. */
export const create = httpFunction(surveillanceRoutes.checkCorrection, checkCorrection);
export const handler = onAws(create);
