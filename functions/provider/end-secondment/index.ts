import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { endSecondment } from "#usecases/end-secondment.ts";

/** Report that a secondment has ended. */
export const create = httpFunction(delegationRoutes.endSecondment, endSecondment);
export const handler = onAws(create);
