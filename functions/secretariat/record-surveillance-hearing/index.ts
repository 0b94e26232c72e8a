import { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { recordSurveillanceHearing } from "#usecases/record-surveillance-hearing.ts";

/** Record a hearing of the provider. */
export const create = httpFunction(surveillanceRoutes.recordSurveillanceHearing, recordSurveillanceHearing);
export const handler = onAws(create);
