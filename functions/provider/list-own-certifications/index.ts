import { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listOwnCertifications } from "#usecases/list-own-certifications.ts";

/** List the company's own certifications. */
export const create = httpFunction(upkeepProviderRoutes.listOwnCertifications, listOwnCertifications);
export const handler = onAws(create);
