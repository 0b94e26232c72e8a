import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { revokeUrgently } from "#usecases/revoke-urgently.ts";

/** Revoke before the hearing, which follows. */
export const create = httpFunction(revocationRoutes.revokeUrgently, revokeUrgently);
export const handler = onAws(create);
