import { providerRevocationRoutes } from "#contracts/provider-revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readOwnRevocationDocument } from "#usecases/read-own-revocation-document.ts";

/** Read where a document of the file stands. */
export const create = httpFunction(
  providerRevocationRoutes.readOwnRevocationDocument,
  readOwnRevocationDocument,
);
export const handler = onAws(create);
