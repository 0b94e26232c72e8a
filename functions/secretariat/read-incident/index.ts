import { incidentRoutes } from "#contracts/incident-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readIncident } from "#usecases/read-incident.ts";

/** Read the report of an incident. */
export const create = httpFunction(incidentRoutes.readIncident, readIncident);
export const handler = onAws(create);
