import { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listCertifications } from "#usecases/list-certifications.ts";

/** List certifications. */
export const create = httpFunction(upkeepSecretariatRoutes.listCertifications, listCertifications);
export const handler = onAws(create);
