import { incidentRoutes } from "#contracts/incident-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listOwnIncidents } from "#usecases/list-own-incidents.ts";

/** List the company's own reports of incidents, the newest first. */
export const create = httpFunction(incidentRoutes.listOwnIncidents, listOwnIncidents);
export const handler = onAws(create);
