import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { openCertificationDocument } from "#usecases/open-certification-document.ts";

/** Open a document of a certification. */
export const create = httpFunction(delegationRoutes.openCertificationDocument, openCertificationDocument);
export const handler = onAws(create);
