import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { openRevocation } from "#usecases/open-revocation.ts";

/** Open a revocation; it decides nothing yet. */
export const create = httpFunction(revocationRoutes.openRevocation, openRevocation);
export const handler = onAws(create);
