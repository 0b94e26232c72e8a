import { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { requestSurveillanceUpload } from "#usecases/request-surveillance-upload.ts";

/** Ask for a place to upload evidence. */
export const create = httpFunction(
  surveillanceProviderRoutes.requestSurveillanceUpload,
  requestSurveillanceUpload,
);
export const handler = onAws(create);
