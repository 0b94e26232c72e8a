import { incidentRoutes } from "#contracts/incident-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { concludeIncident } from "#usecases/conclude-incident.ts";

/** File the final report of an incident. */
export const create = httpFunction(incidentRoutes.concludeIncident, concludeIncident);
export const handler = onAws(create);
