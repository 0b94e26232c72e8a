import { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readSurveillance } from "#usecases/read-surveillance.ts";

/** Read a surveillance case with its whole history. */
export const create = httpFunction(surveillanceRoutes.readSurveillance, readSurveillance);
export const handler = onAws(create);
