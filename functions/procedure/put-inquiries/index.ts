import { onAws } from "#functions/container.ts";
import { procedureFunction } from "#functions/middleware/procedure-function.ts";
import { caseInput } from "#functions/middleware/procedure-inputs.ts";
import { putInquiries } from "#usecases/put-inquiries.ts";

/** Puts the inquiries to all bodies at once. */
export const create = procedureFunction("put-inquiries", caseInput, putInquiries);
export const handler = onAws(create);
