import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readApplication } from "#usecases/read-application.ts";

/** Read an application with all that belongs to it. */
export const create = httpFunction(secretariatRoutes.readApplication, readApplication);
export const handler = onAws(create);
