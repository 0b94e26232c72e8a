import { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { declareSurveillanceConflict } from "#usecases/declare-surveillance-conflict.ts";

/** Declare a conflict of interest in a surveillance case. */
export const create = httpFunction(
  surveillanceRoutes.declareSurveillanceConflict,
  declareSurveillanceConflict,
);
export const handler = onAws(create);
