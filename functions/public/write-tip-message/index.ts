import { tipDeskRoutes } from "#contracts/tip-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { writeTipMessage } from "#usecases/write-tip-message.ts";

/** Write to the desk about a tip of one's own. */
export const create = httpFunction(tipDeskRoutes.writeTipMessage, writeTipMessage);
export const handler = onAws(create);
