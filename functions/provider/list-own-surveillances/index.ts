import { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listOwnSurveillances } from "#usecases/list-own-surveillances.ts";

/** List the surveillance a company was notified of. */
export const create = httpFunction(surveillanceProviderRoutes.listOwnSurveillances, listOwnSurveillances);
export const handler = onAws(create);
