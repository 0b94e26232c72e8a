import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { decideRevocation } from "#usecases/decide-revocation.ts";

/** Decide: revoke, do not revoke, or return the proposal. */
export const create = httpFunction(revocationRoutes.decideRevocation, decideRevocation);
export const handler = onAws(create);
