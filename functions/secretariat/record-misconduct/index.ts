import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { recordMisconduct } from "#usecases/record-misconduct.ts";

/** Record misconduct of a seconded person. */
export const create = httpFunction(delegationRoutes.recordMisconduct, recordMisconduct);
export const handler = onAws(create);
