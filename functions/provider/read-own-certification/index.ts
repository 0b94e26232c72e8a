import { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readOwnCertification } from "#usecases/read-own-certification.ts";

/** Read one of the company's certifications. */
export const create = httpFunction(upkeepProviderRoutes.readOwnCertification, readOwnCertification);
export const handler = onAws(create);
