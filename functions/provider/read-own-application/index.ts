import { providerRoutes } from "#contracts/provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readOwnApplication } from "#usecases/read-own-application.ts";

/** Read one of the company's applications. */
export const create = httpFunction(providerRoutes.readOwnApplication, readOwnApplication);
export const handler = onAws(create);
