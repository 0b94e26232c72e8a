import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { confirmRevocation } from "#usecases/confirm-revocation.ts";

/** Confirm an urgent revocation, or cancel it. */
export const create = httpFunction(revocationRoutes.confirmRevocation, confirmRevocation);
export const handler = onAws(create);
