import { tipRoutes } from "#contracts/tip-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { openTipIdentity } from "#usecases/open-tip-identity.ts";

/** See who gave a tip. */
export const create = httpFunction(tipRoutes.openTipIdentity, openTipIdentity);
export const handler = onAws(create);
