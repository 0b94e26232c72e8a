import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { releaseAnswer } from "#usecases/release-answer.ts";

/** Release a body's answer to the applicant. */
export const create = httpFunction(secretariatRoutes.releaseAnswer, releaseAnswer);
export const handler = onAws(create);
