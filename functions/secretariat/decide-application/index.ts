import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { decideApplication } from "#usecases/decide-application.ts";

/** Decide: certify, refuse, or return the proposal. */
export const create = httpFunction(secretariatRoutes.decideApplication, decideApplication);
export const handler = onAws(create);
