import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { openDocument } from "#usecases/open-document.ts";

/** Open a document that was found clean. */
export const create = httpFunction(secretariatRoutes.openDocument, openDocument);
export const handler = onAws(create);
