import { drawRoutes } from "#contracts/draw-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { revealDraw } from "#usecases/reveal-draw.ts";

/** Bring in the public randomness by hand. */
export const create = httpFunction(drawRoutes.revealDraw, revealDraw);
export const handler = onAws(create);
