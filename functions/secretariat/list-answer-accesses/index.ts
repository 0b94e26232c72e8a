import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listAnswerAccesses } from "#usecases/list-answer-accesses.ts";

/** See who was shown what government bodies answered. */
export const create = httpFunction(secretariatRoutes.listAnswerAccesses, listAnswerAccesses);
export const handler = onAws(create);
