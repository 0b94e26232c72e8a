import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { allowReapplication } from "#usecases/allow-reapplication.ts";

/** Decide that a company may apply again after a second revocation. */
export const create = httpFunction(revocationRoutes.allowReapplication, allowReapplication);
export const handler = onAws(create);
