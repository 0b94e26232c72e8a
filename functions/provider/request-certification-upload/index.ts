import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { requestCertificationUpload } from "#usecases/request-certification-upload.ts";

/** Ask for a place to upload a document of a certification. */
export const create = httpFunction(delegationRoutes.requestCertificationUpload, requestCertificationUpload);
export const handler = onAws(create);
