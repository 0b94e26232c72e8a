import { drawRoutes } from "#contracts/draw-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readDraw } from "#usecases/read-draw.ts";

/** A draw with its seed, input and picks. */
export const create = httpFunction(drawRoutes.readDraw, readDraw);
export const handler = onAws(create);
