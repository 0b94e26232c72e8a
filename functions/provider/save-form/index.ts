import { providerRoutes } from "#contracts/provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { saveForm } from "#usecases/save-form.ts";

/** Save the form of a draft or of a remediation. */
export const create = httpFunction(providerRoutes.saveForm, saveForm);
export const handler = onAws(create);
