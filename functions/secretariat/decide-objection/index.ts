import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { decideObjection } from "#usecases/decide-objection.ts";

/** Decide on the objection: dismiss it, or set the revocation aside. */
export const create = httpFunction(revocationRoutes.decideObjection, decideObjection);
export const handler = onAws(create);
