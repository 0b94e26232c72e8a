import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { requestRemediation } from "#usecases/request-remediation.ts";

/** Ask for remediation during the review. */
export const create = httpFunction(secretariatRoutes.requestRemediation, requestRemediation);
export const handler = onAws(create);
