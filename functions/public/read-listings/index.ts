import { publicRoutes } from "#contracts/public-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readListings } from "#usecases/read-listings.ts";

/** See the services on the existing register. */
export const create = httpFunction(publicRoutes.readListings, readListings);
export const handler = onAws(create);
