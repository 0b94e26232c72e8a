import { incidentRoutes } from "#contracts/incident-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { reportIncident } from "#usecases/report-incident.ts";

/** File the first report of an incident. */
export const create = httpFunction(incidentRoutes.reportIncident, reportIncident);
export const handler = onAws(create);
