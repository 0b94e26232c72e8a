import { incidentRoutes } from "#contracts/incident-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listIncidents } from "#usecases/list-incidents.ts";

/** List reports of incidents by status. */
export const create = httpFunction(incidentRoutes.listIncidents, listIncidents);
export const handler = onAws(create);
