import { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readSurveillanceDocument } from "#usecases/read-surveillance-document.ts";

/** Read where a document of a surveillance case stands. */
export const create = httpFunction(
  surveillanceProviderRoutes.readSurveillanceDocument,
  readSurveillanceDocument,
);
export const handler = onAws(create);
