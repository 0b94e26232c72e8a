import { registerImportRoutes } from "#contracts/register-import-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listRegisterImports } from "#usecases/list-register-imports.ts";

/** List the imports of the existing register. */
export const create = httpFunction(registerImportRoutes.listRegisterImports, listRegisterImports);
export const handler = onAws(create);
