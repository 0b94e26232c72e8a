import { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { reviewPrerequisite } from "#usecases/review-prerequisite.ts";

/** Settle what is to be made of a prerequisite. */
export const create = httpFunction(upkeepSecretariatRoutes.reviewPrerequisite, reviewPrerequisite);
export const handler = onAws(create);
