import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { proposeRevocation } from "#usecases/propose-revocation.ts";

/** Propose to revoke or not to. */
export const create = httpFunction(revocationRoutes.proposeRevocation, proposeRevocation);
export const handler = onAws(create);
