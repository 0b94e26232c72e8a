import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { settleSilence } from "#usecases/settle-silence.ts";

/** Settle the inquiry to a body that stays silent. */
export const create = httpFunction(secretariatRoutes.settleSilence, settleSilence);
export const handler = onAws(create);
