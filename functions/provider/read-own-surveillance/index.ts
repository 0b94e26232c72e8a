import { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readOwnSurveillance } from "#usecases/read-own-surveillance.ts";

/** Read a surveillance case of one's own company. */
export const create = httpFunction(surveillanceProviderRoutes.readOwnSurveillance, readOwnSurveillance);
export const handler = onAws(create);
