import { publicRoutes } from "#contracts/public-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readOpenApi } from "#usecases/read-open-api.ts";

/** This API document. */
export const create = httpFunction(publicRoutes.readOpenApi, readOpenApi);
export const handler = onAws(create);
