import { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { liftSuspension } from "#usecases/lift-suspension.ts";

/** Lift a suspension. */
export const create = httpFunction(upkeepSecretariatRoutes.liftSuspension, liftSuspension);
export const handler = onAws(create);
