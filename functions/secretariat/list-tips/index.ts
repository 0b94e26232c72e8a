import { tipRoutes } from "#contracts/tip-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listTips } from "#usecases/list-tips.ts";

/** List tips by status. */
export const create = httpFunction(tipRoutes.listTips, listTips);
export const handler = onAws(create);
