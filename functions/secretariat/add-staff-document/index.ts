import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { addStaffDocument } from "#usecases/add-staff-document.ts";

/** Add a document of the secretariat's own. */
export const create = httpFunction(secretariatRoutes.addStaffDocument, addStaffDocument);
export const handler = onAws(create);
