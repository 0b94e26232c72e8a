import { incidentRoutes } from "#contracts/incident-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { openIncidentDocument } from "#usecases/open-incident-document.ts";

/** Open a document of an incident. */
export const create = httpFunction(incidentRoutes.openIncidentDocument, openIncidentDocument);
export const handler = onAws(create);
