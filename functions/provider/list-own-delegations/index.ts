import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listOwnDelegations } from "#usecases/list-own-delegations.ts";

/** List the company's own delegations, each judged today. */
export const create = httpFunction(delegationRoutes.listOwnDelegations, listOwnDelegations);
export const handler = onAws(create);
