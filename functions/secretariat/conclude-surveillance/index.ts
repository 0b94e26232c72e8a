import { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { concludeSurveillance } from "#usecases/conclude-surveillance.ts";

/** Conclude a surveillance case, or return the proposal. */
export const create = httpFunction(surveillanceRoutes.concludeSurveillance, concludeSurveillance);
export const handler = onAws(create);
