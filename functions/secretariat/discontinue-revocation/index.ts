import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { discontinueRevocation } from "#usecases/discontinue-revocation.ts";

/** Discontinue a revocation that is undecided. */
export const create = httpFunction(revocationRoutes.discontinueRevocation, discontinueRevocation);
export const handler = onAws(create);
