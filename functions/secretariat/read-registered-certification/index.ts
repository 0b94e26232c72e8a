import { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readRegisteredCertification } from "#usecases/read-registered-certification.ts";

/** Read a certification with all that belongs to it. */
export const create = httpFunction(
  upkeepSecretariatRoutes.readRegisteredCertification,
  readRegisteredCertification,
);
export const handler = onAws(create);
