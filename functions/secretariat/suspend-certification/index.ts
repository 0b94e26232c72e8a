import { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { suspendCertification } from "#usecases/suspend-certification.ts";

/** Suspend a certification. */
export const create = httpFunction(upkeepSecretariatRoutes.suspendCertification, suspendCertification);
export const handler = onAws(create);
