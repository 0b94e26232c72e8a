import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { openRevocationDocument } from "#usecases/open-revocation-document.ts";

/** Open a document of a revocation that was found clean. */
export const create = httpFunction(revocationRoutes.openRevocationDocument, openRevocationDocument);
export const handler = onAws(create);
