import { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { reportRenewal } from "#usecases/report-renewal.ts";

/** Report the renewal of a prerequisite. */
export const create = httpFunction(upkeepProviderRoutes.reportRenewal, reportRenewal);
export const handler = onAws(create);
