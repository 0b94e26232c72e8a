import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { declareRevocationConflict } from "#usecases/declare-revocation-conflict.ts";

/** Declare a conflict of interest in a revocation. */
export const create = httpFunction(revocationRoutes.declareRevocationConflict, declareRevocationConflict);
export const handler = onAws(create);
