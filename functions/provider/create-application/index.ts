import { providerRoutes } from "#contracts/provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { createApplication } from "#usecases/create-application.ts";

/** Start a draft of a new application. */
export const create = httpFunction(providerRoutes.createApplication, createApplication);
export const handler = onAws(create);
