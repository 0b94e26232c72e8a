import { governmentRoutes } from "#contracts/government-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { acknowledgeInquiry } from "#usecases/acknowledge-inquiry.ts";

/** Acknowledge an inquiry. */
export const create = httpFunction(governmentRoutes.acknowledgeInquiry, acknowledgeInquiry);
export const handler = onAws(create);
