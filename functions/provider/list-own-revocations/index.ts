import { providerRevocationRoutes } from "#contracts/provider-revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listOwnRevocations } from "#usecases/list-own-revocations.ts";

/** List the revocations the company was told of. */
export const create = httpFunction(providerRevocationRoutes.listOwnRevocations, listOwnRevocations);
export const handler = onAws(create);
