import { governmentRoutes } from "#contracts/government-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { answerInquiry } from "#usecases/answer-inquiry.ts";

/** Answer an inquiry. */
export const create = httpFunction(governmentRoutes.answerInquiry, answerInquiry);
export const handler = onAws(create);
