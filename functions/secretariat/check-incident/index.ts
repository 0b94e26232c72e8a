import { incidentRoutes } from "#contracts/incident-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { checkIncident } from "#usecases/check-incident.ts";

/** Confirm the final report of an incident, or return it. */
export const create = httpFunction(incidentRoutes.checkIncident, checkIncident);
export const handler = onAws(create);
