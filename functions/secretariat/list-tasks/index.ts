import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listTasks } from "#usecases/list-tasks.ts";

/** The work-list: what waits on whom, the most urgent first. */
export const create = httpFunction(secretariatRoutes.listTasks, listTasks);
export const handler = onAws(create);
