import { providerRoutes } from "#contracts/provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readOwnDocument } from "#usecases/read-own-document.ts";

/** Read where a document stands. */
export const create = httpFunction(providerRoutes.readOwnDocument, readOwnDocument);
export const handler = onAws(create);
