import { drawRoutes } from "#contracts/draw-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listDraws } from "#usecases/list-draws.ts";

/** Every random draw there was. */
export const create = httpFunction(drawRoutes.listDraws, listDraws);
export const handler = onAws(create);
