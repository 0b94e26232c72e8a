import { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { reportPrerequisiteTrouble } from "#usecases/report-prerequisite-trouble.ts";

/** Report that a prerequisite is suspended or lost. */
export const create = httpFunction(upkeepProviderRoutes.reportPrerequisiteTrouble, reportPrerequisiteTrouble);
export const handler = onAws(create);
