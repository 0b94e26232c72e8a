import { registerImportRoutes } from "#contracts/register-import-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readRegisterImport } from "#usecases/read-register-import.ts";

/** Read an import with its difference. */
export const create = httpFunction(registerImportRoutes.readRegisterImport, readRegisterImport);
export const handler = onAws(create);
