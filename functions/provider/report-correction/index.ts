import { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { reportCorrection } from "#usecases/report-correction.ts";

/** Report a corrective action as done. */
export const create = httpFunction(surveillanceProviderRoutes.reportCorrection, reportCorrection);
export const handler = onAws(create);
