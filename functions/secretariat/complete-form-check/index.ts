import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { completeFormCheck } from "#usecases/complete-form-check.ts";

/** Complete the form check. */
export const create = httpFunction(secretariatRoutes.completeFormCheck, completeFormCheck);
export const handler = onAws(create);
