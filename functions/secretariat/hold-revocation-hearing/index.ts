import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { holdRevocationHearing } from "#usecases/hold-revocation-hearing.ts";

/** Record a hearing that was held. */
export const create = httpFunction(revocationRoutes.holdRevocationHearing, holdRevocationHearing);
export const handler = onAws(create);
