import { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { proposeConclusion } from "#usecases/propose-conclusion.ts";

/** Propose a conclusion. */
export const create = httpFunction(surveillanceRoutes.proposeConclusion, proposeConclusion);
export const handler = onAws(create);
