import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { declareSecondment } from "#usecases/declare-secondment.ts";

/** Report that a person is taken in by secondment, after the trust evaluation. */
export const create = httpFunction(delegationRoutes.declareSecondment, declareSecondment);
export const handler = onAws(create);
