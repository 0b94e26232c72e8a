import { providerRoutes } from "#contracts/provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { answerInformationRequest } from "#usecases/answer-information-request.ts";

/** Answer a request for information. */
export const create = httpFunction(providerRoutes.answerInformationRequest, answerInformationRequest);
export const handler = onAws(create);
