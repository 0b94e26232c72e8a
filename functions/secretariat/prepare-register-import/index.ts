import { registerImportRoutes } from "#contracts/register-import-routes.ts";
import { onAws } from "#functions/container.ts";
import { bringSpreadsheets } from "#functions/container-spreadsheets.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { prepareRegisterImport } from "#usecases/prepare-register-import.ts";

/** Read an export of the existing register and compare it. */
export const create = httpFunction(registerImportRoutes.prepareRegisterImport, prepareRegisterImport);
export const handler = onAws(create, bringSpreadsheets);
