import { providerRevocationRoutes } from "#contracts/provider-revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { fileObjection } from "#usecases/file-objection.ts";

/** Object to a revocation. */
export const create = httpFunction(providerRevocationRoutes.fileObjection, fileObjection);
export const handler = onAws(create);
