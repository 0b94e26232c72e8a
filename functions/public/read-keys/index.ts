import { publicRoutes } from "#contracts/public-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readKeys } from "#usecases/read-keys.ts";

/** The keys that verify certificates (JWK Set). */
export const create = httpFunction(publicRoutes.readKeys, readKeys);
export const handler = onAws(create);
