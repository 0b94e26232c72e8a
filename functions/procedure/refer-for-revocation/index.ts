import { onAws } from "#functions/container.ts";
import { procedureFunction } from "#functions/middleware/procedure-function.ts";
import { drivenInput } from "#functions/middleware/procedure-inputs.ts";
import { referForRevocation } from "#usecases/refer-for-revocation.ts";

/** Refers a case for revocation. */
export const create = procedureFunction("refer-for-revocation", drivenInput, referForRevocation);
export const handler = onAws(create);
