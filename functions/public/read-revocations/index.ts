import { publicRevocationRoutes } from "#contracts/provider-revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readRevocations } from "#usecases/read-revocations.ts";

/** The revocations that stand, the newest first. */
export const create = httpFunction(publicRevocationRoutes.readRevocations, readRevocations);
export const handler = onAws(create);
