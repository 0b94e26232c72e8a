import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { openDelegateCheck } from "#usecases/open-delegate-check.ts";

/** Open the document of a check of a delegate. */
export const create = httpFunction(delegationRoutes.openDelegateCheck, openDelegateCheck);
export const handler = onAws(create);
