import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readRevocation } from "#usecases/read-revocation.ts";

/** Read a revocation with its timeline. */
export const create = httpFunction(revocationRoutes.readRevocation, readRevocation);
export const handler = onAws(create);
