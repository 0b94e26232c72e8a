import { tipRoutes } from "#contracts/tip-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listIdentityAccesses } from "#usecases/list-identity-accesses.ts";

/** See who looked at the identity of a reporter. */
export const create = httpFunction(tipRoutes.listIdentityAccesses, listIdentityAccesses);
export const handler = onAws(create);
