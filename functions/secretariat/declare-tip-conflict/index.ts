import { tipRoutes } from "#contracts/tip-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { declareTipConflict } from "#usecases/declare-tip-conflict.ts";

/** Declare a conflict of interest in a tip. */
export const create = httpFunction(tipRoutes.declareTipConflict, declareTipConflict);
export const handler = onAws(create);
