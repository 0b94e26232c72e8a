import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readHistory } from "#usecases/read-history.ts";

/** Read the hash-chained record of a case. */
export const create = httpFunction(secretariatRoutes.readHistory, readHistory);
export const handler = onAws(create);
