import { incidentRoutes } from "#contracts/incident-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { followUpIncident } from "#usecases/follow-up-incident.ts";

/** File a follow-up report of an incident. */
export const create = httpFunction(incidentRoutes.followUpIncident, followUpIncident);
export const handler = onAws(create);
