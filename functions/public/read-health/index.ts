import { publicRoutes } from "#contracts/public-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readHealth } from "#usecases/read-health.ts";

/** Whether the register answers. */
export const create = httpFunction(publicRoutes.readHealth, readHealth);
export const handler = onAws(create);
