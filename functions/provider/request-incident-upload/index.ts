import { incidentRoutes } from "#contracts/incident-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { requestIncidentUpload } from "#usecases/request-incident-upload.ts";

/** Ask for a place to upload a document of an incident. */
export const create = httpFunction(incidentRoutes.requestIncidentUpload, requestIncidentUpload);
export const handler = onAws(create);
