import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listDelegations } from "#usecases/list-delegations.ts";

/** List the delegations of a certified provider. */
export const create = httpFunction(delegationRoutes.listDelegations, listDelegations);
export const handler = onAws(create);
