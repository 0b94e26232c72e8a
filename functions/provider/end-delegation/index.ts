import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { endDelegation } from "#usecases/end-delegation.ts";

/** Report that a delegation has ended. */
export const create = httpFunction(delegationRoutes.endDelegation, endDelegation);
export const handler = onAws(create);
