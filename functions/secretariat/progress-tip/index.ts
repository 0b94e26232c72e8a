import { tipRoutes } from "#contracts/tip-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { progressTip } from "#usecases/progress-tip.ts";

/** Accept a tip or not, investigate, record a measure, tell the outcome, close. */
export const create = httpFunction(tipRoutes.progressTip, progressTip);
export const handler = onAws(create);
