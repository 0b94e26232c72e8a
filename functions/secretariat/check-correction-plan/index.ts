import { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { checkCorrectionPlan } from "#usecases/check-correction-plan.ts";

/** Approve or return the plan of a corrective action. */
export const create = httpFunction(surveillanceRoutes.checkCorrectionPlan, checkCorrectionPlan);
export const handler = onAws(create);
