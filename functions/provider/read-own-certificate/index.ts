import { providerRoutes } from "#contracts/provider-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readOwnCertificate } from "#usecases/read-own-certificate.ts";

/** Fetch the certificate. */
export const create = httpFunction(providerRoutes.readOwnCertificate, readOwnCertificate);
export const handler = onAws(create);
