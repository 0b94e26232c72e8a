import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { declareDelegation } from "#usecases/declare-delegation.ts";

/** Declare a delegation; it is judged at once, and one that is not permitted is refused. */
export const create = httpFunction(delegationRoutes.declareDelegation, declareDelegation);
export const handler = onAws(create);
