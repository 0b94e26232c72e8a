import { tipRoutes } from "#contracts/tip-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readTip } from "#usecases/read-tip.ts";

/** Read a tip. */
export const create = httpFunction(tipRoutes.readTip, readTip);
export const handler = onAws(create);
