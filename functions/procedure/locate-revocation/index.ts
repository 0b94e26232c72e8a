import { onAws } from "#functions/container.ts";
import { procedureFunction } from "#functions/middleware/procedure-function.ts";
import { revocationInput } from "#functions/middleware/procedure-inputs.ts";
import { locateRevocation } from "#usecases/locate-revocation.ts";

/** Finds where a revocation stands: the hub of its procedure. */
export const create = procedureFunction("locate-revocation", revocationInput, locateRevocation);
export const handler = onAws(create);
