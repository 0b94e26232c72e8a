import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { openDelegationDocument } from "#usecases/open-delegation-document.ts";

/** Open the document filed with a delegation. */
export const create = httpFunction(delegationRoutes.openDelegationDocument, openDelegationDocument);
export const handler = onAws(create);
