import { tipDeskRoutes } from "#contracts/tip-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readTipStatus } from "#usecases/read-tip-status.ts";

/** See where a tip of one's own stands. */
export const create = httpFunction(tipDeskRoutes.readTipStatus, readTipStatus);
export const handler = onAws(create);
