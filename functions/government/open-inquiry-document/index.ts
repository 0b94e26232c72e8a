import { governmentRoutes } from "#contracts/government-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { openInquiryDocument } from "#usecases/open-inquiry-document.ts";

/** Open a document shown with the inquiry. */
export const create = httpFunction(governmentRoutes.openInquiryDocument, openInquiryDocument);
export const handler = onAws(create);
