import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listOwnSecondments } from "#usecases/list-own-secondments.ts";

/** List the persons the company has taken in. */
export const create = httpFunction(delegationRoutes.listOwnSecondments, listOwnSecondments);
export const handler = onAws(create);
