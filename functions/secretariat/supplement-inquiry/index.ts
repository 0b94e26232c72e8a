import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { supplementInquiry } from "#usecases/supplement-inquiry.ts";

/** Respond to a body that needs more information. */
export const create = httpFunction(secretariatRoutes.supplementInquiry, supplementInquiry);
export const handler = onAws(create);
