import { providerRevocationRoutes } from "#contracts/provider-revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readOwnRevocation } from "#usecases/read-own-revocation.ts";

/** See the file of a revocation. */
export const create = httpFunction(providerRevocationRoutes.readOwnRevocation, readOwnRevocation);
export const handler = onAws(create);
