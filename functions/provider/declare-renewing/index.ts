import { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { declareRenewing } from "#usecases/declare-renewing.ts";

/** Declare that the renewal of a prerequisite is under way. */
export const create = httpFunction(upkeepProviderRoutes.declareRenewing, declareRenewing);
export const handler = onAws(create);
