import { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { requestCertificationUpload } from "#usecases/request-certification-upload.ts";

/** Give a place to upload a document of a certification. */
export const create = httpFunction(
  upkeepProviderRoutes.requestCertificationUpload,
  requestCertificationUpload,
);
export const handler = onAws(create);
