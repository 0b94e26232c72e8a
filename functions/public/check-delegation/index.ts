import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { checkDelegation } from "#usecases/check-delegation.ts";

/** Check whether a delegation would be permitted; nothing is kept. */
export const create = httpFunction(delegationRoutes.checkDelegation, checkDelegation);
export const handler = onAws(create);
