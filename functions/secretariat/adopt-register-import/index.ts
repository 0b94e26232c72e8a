import { registerImportRoutes } from "#contracts/register-import-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { adoptRegisterImport } from "#usecases/adopt-register-import.ts";

/** Adopt an import. */
export const create = httpFunction(registerImportRoutes.adoptRegisterImport, adoptRegisterImport);
export const handler = onAws(create);
