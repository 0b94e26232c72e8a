import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listApplications } from "#usecases/list-applications.ts";

/** List applications by status. */
export const create = httpFunction(secretariatRoutes.listApplications, listApplications);
export const handler = onAws(create);
