import { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { openSurveillance } from "#usecases/open-surveillance.ts";

/** Open a surveillance case on a suspicion. */
export const create = httpFunction(surveillanceRoutes.openSurveillance, openSurveillance);
export const handler = onAws(create);
