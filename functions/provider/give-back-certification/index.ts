import { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { giveBackCertification } from "#usecases/give-back-certification.ts";

/** Give a certification back. */
export const create = httpFunction(upkeepProviderRoutes.giveBackCertification, giveBackCertification);
export const handler = onAws(create);
