import { providerRoutes } from "#contracts/provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listOwnApplications } from "#usecases/list-own-applications.ts";

/** List the company's own applications. */
export const create = httpFunction(providerRoutes.listOwnApplications, listOwnApplications);
export const handler = onAws(create);
