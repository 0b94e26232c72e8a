import { providerRoutes } from "#contracts/provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { previewFindings } from "#usecases/preview-findings.ts";

/** See what would be found, before filing. */
export const create = httpFunction(providerRoutes.previewFindings, previewFindings);
export const handler = onAws(create);
