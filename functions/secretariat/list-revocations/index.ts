import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listRevocations } from "#usecases/list-revocations.ts";

/** List revocations, the latest changed first. */
export const create = httpFunction(revocationRoutes.listRevocations, listRevocations);
export const handler = onAws(create);
