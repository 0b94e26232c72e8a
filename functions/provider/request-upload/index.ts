import { providerRoutes } from "#contracts/provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { requestUpload } from "#usecases/request-upload.ts";

/** Ask for a place to upload a document. */
export const create = httpFunction(providerRoutes.requestUpload, requestUpload);
export const handler = onAws(create);
