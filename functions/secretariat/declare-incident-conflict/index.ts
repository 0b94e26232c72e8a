import { incidentRoutes } from "#contracts/incident-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { declareIncidentConflict } from "#usecases/declare-incident-conflict.ts";

/** Declare a conflict of interest of one's own in an incident. */
export const create = httpFunction(incidentRoutes.declareIncidentConflict, declareIncidentConflict);
export const handler = onAws(create);
