import { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { requestMoreEvidence } from "#usecases/request-more-evidence.ts";

/** Ask the provider for more evidence. */
export const create = httpFunction(surveillanceRoutes.requestMoreEvidence, requestMoreEvidence);
export const handler = onAws(create);
