import { incidentRoutes } from "#contracts/incident-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readOwnIncidentDocument } from "#usecases/read-own-incident-document.ts";

/** Read where a document of an incident stands. */
export const create = httpFunction(incidentRoutes.readOwnIncidentDocument, readOwnIncidentDocument);
export const handler = onAws(create);
