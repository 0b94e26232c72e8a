import { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { openSurveillanceDocument } from "#usecases/open-surveillance-document.ts";

/** Open a document of a surveillance case. */
export const create = httpFunction(surveillanceRoutes.openSurveillanceDocument, openSurveillanceDocument);
export const handler = onAws(create);
