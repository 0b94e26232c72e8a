import { providerRoutes } from "#contracts/provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { extendRemediation } from "#usecases/extend-remediation.ts";

/** Extend the time limit for remediation. */
export const create = httpFunction(providerRoutes.extendRemediation, extendRemediation);
export const handler = onAws(create);
