import { drawRoutes } from "#contracts/draw-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { holdDraw } from "#usecases/hold-draw.ts";

/** Commit to a draw beside the yearly one. */
export const create = httpFunction(drawRoutes.holdDraw, holdDraw);
export const handler = onAws(create);
