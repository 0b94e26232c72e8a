import { providerRevocationRoutes } from "#contracts/provider-revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { fileExplanation } from "#usecases/file-explanation.ts";

/** File a written explanation. */
export const create = httpFunction(providerRevocationRoutes.fileExplanation, fileExplanation);
export const handler = onAws(create);
