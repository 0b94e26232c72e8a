import { incidentRoutes } from "#contracts/incident-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readOwnIncident } from "#usecases/read-own-incident.ts";

/** Read one of the company's reports of incidents. */
export const create = httpFunction(incidentRoutes.readOwnIncident, readOwnIncident);
export const handler = onAws(create);
