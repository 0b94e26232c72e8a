import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listSecondments } from "#usecases/list-secondments.ts";

/** List the secondments of a certified provider. */
export const create = httpFunction(delegationRoutes.listSecondments, listSecondments);
export const handler = onAws(create);
