import { governmentRoutes } from "#contracts/government-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readInquiry } from "#usecases/read-inquiry.ts";

/** Read an inquiry. */
export const create = httpFunction(governmentRoutes.readInquiry, readInquiry);
export const handler = onAws(create);
