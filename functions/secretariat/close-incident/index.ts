import { incidentRoutes } from "#contracts/incident-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { closeIncident } from "#usecases/close-incident.ts";

/** Close the report of an incident. */
export const create = httpFunction(incidentRoutes.closeIncident, closeIncident);
export const handler = onAws(create);
