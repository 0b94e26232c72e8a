import { providerRoutes } from "#contracts/provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { fileApplication } from "#usecases/file-application.ts";

/** File the application, or file it again after remediation. */
export const create = httpFunction(providerRoutes.fileApplication, fileApplication);
export const handler = onAws(create);
