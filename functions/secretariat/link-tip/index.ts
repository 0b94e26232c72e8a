import { tipRoutes } from "#contracts/tip-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { linkTip } from "#usecases/link-tip.ts";

/** Open surveillance because of a tip. */
export const create = httpFunction(tipRoutes.linkTip, linkTip);
export const handler = onAws(create);
