import { publicRoutes } from "#contracts/public-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readPolicy } from "#usecases/read-policy.ts";

/** The published criteria and periods, each with its basis. */
export const create = httpFunction(publicRoutes.readPolicy, readPolicy);
export const handler = onAws(create);
