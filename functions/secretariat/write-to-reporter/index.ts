import { tipRoutes } from "#contracts/tip-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { writeToReporter } from "#usecases/write-to-reporter.ts";

/** Write to the reporter of a tip. */
export const create = httpFunction(tipRoutes.writeToReporter, writeToReporter);
export const handler = onAws(create);
