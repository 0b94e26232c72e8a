import { tipDeskRoutes } from "#contracts/tip-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { giveTip } from "#usecases/give-tip.ts";

/** Give a tip. */
export const create = httpFunction(tipDeskRoutes.giveTip, giveTip);
export const handler = onAws(create);
