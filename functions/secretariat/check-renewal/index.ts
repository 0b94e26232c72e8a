import { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { checkRenewal } from "#usecases/check-renewal.ts";

/** Accept or return the report on a renewal. */
export const create = httpFunction(upkeepSecretariatRoutes.checkRenewal, checkRenewal);
export const handler = onAws(create);
