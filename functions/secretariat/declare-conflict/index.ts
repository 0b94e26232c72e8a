import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { declareConflict } from "#usecases/declare-conflict.ts";

/** Declare a conflict of interest of one's own. */
export const create = httpFunction(secretariatRoutes.declareConflict, declareConflict);
export const handler = onAws(create);
