import { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { fileEvidence } from "#usecases/file-evidence.ts";

/** File the evidence that was asked for. */
export const create = httpFunction(surveillanceProviderRoutes.fileEvidence, fileEvidence);
export const handler = onAws(create);
