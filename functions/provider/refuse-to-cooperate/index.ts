import { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { refuseToCooperate } from "#usecases/refuse-to-cooperate.ts";

/** Refuse to cooperate with surveillance. */
export const create = httpFunction(surveillanceProviderRoutes.refuseToCooperate, refuseToCooperate);
export const handler = onAws(create);
