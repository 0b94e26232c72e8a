import { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { fileCorrectionPlan } from "#usecases/file-correction-plan.ts";

/** File the plan of a corrective action. */
export const create = httpFunction(surveillanceProviderRoutes.fileCorrectionPlan, fileCorrectionPlan);
export const handler = onAws(create);
