import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { reportMisconduct } from "#usecases/report-misconduct.ts";

/** Report misconduct of a seconded person. */
export const create = httpFunction(delegationRoutes.reportMisconduct, reportMisconduct);
export const handler = onAws(create);
