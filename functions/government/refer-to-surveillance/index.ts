import { surveillanceGovernmentRoutes } from "#contracts/surveillance-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { referToSurveillance } from "#usecases/refer-to-surveillance.ts";

/** Refer a suspicion to the secretariat. */
export const create = httpFunction(surveillanceGovernmentRoutes.referToSurveillance, referToSurveillance);
export const handler = onAws(create);
