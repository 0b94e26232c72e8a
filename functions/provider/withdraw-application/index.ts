import { providerRoutes } from "#contracts/provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { withdrawApplication } from "#usecases/withdraw-application.ts";

/** Withdraw the application. */
export const create = httpFunction(providerRoutes.withdrawApplication, withdrawApplication);
export const handler = onAws(create);
