import { registerImportRoutes } from "#contracts/register-import-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { answerListingQuestion } from "#usecases/answer-listing-question.ts";

/** Answer what has become of a service that is no longer listed. */
export const create = httpFunction(registerImportRoutes.answerListingQuestion, answerListingQuestion);
export const handler = onAws(create);
