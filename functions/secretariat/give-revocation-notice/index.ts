import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { giveRevocationNotice } from "#usecases/give-revocation-notice.ts";

/** Give notice of the planned decision, and hear the provider. */
export const create = httpFunction(revocationRoutes.giveRevocationNotice, giveRevocationNotice);
export const handler = onAws(create);
