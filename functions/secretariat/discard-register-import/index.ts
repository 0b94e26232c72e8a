import { registerImportRoutes } from "#contracts/register-import-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { discardRegisterImport } from "#usecases/discard-register-import.ts";

/** Discard an import. */
export const create = httpFunction(registerImportRoutes.discardRegisterImport, discardRegisterImport);
export const handler = onAws(create);
