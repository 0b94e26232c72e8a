import { onAws } from "#functions/container.ts";
import { procedureFunction } from "#functions/middleware/procedure-function.ts";
import { caseInput } from "#functions/middleware/procedure-inputs.ts";
import { concludeInquiries } from "#usecases/conclude-inquiries.ts";

/** Draws the result from the answers of all bodies. */
export const create = procedureFunction("conclude-inquiries", caseInput, concludeInquiries);
export const handler = onAws(create);
