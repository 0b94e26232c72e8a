import { governmentRoutes } from "#contracts/government-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listInquiries } from "#usecases/list-inquiries.ts";

/** List the inquiries put to one's own body. */
export const create = httpFunction(governmentRoutes.listInquiries, listInquiries);
export const handler = onAws(create);
