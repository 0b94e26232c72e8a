import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readCertificationDocument } from "#usecases/read-certification-document.ts";

/** Read where a document of a certification stands. */
export const create = httpFunction(delegationRoutes.readCertificationDocument, readCertificationDocument);
export const handler = onAws(create);
