import { drawRoutes } from "#contracts/draw-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readDrawCommitment } from "#usecases/read-draw-commitment.ts";

/** What was published before a draw. */
export const create = httpFunction(drawRoutes.readDrawCommitment, readDrawCommitment);
export const handler = onAws(create);
