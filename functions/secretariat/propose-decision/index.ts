import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { proposeDecision } from "#usecases/propose-decision.ts";

/** Propose to certify or to refuse. */
export const create = httpFunction(secretariatRoutes.proposeDecision, proposeDecision);
export const handler = onAws(create);
