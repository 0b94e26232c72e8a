import { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listSurveillances } from "#usecases/list-surveillances.ts";

/** List surveillance cases by status. */
export const create = httpFunction(surveillanceRoutes.listSurveillances, listSurveillances);
export const handler = onAws(create);
