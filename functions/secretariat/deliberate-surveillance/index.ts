import { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { deliberateSurveillance } from "#usecases/deliberate-surveillance.ts";

/** Decide whether to conduct surveillance. */
export const create = httpFunction(surveillanceRoutes.deliberateSurveillance, deliberateSurveillance);
export const handler = onAws(create);
