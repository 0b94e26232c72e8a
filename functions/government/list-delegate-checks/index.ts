import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listDelegateChecks } from "#usecases/list-delegate-checks.ts";

/** List the checks of delegates passed on to one's own body, the newest first. */
export const create = httpFunction(delegationRoutes.listDelegateChecks, listDelegateChecks);
export const handler = onAws(create);
