import { providerRevocationRoutes } from "#contracts/provider-revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { requestRevocationUpload } from "#usecases/request-revocation-upload.ts";

/** Ask for a place to upload evidence. */
export const create = httpFunction(providerRevocationRoutes.requestRevocationUpload, requestRevocationUpload);
export const handler = onAws(create);
