import { onAws } from "#functions/container.ts";
import { procedureFunction } from "#functions/middleware/procedure-function.ts";
import { inquiryInput } from "#functions/middleware/procedure-inputs.ts";
import { locateInquiry } from "#usecases/locate-inquiry.ts";

/** Finds where the inquiry to one body stands. */
export const create = procedureFunction("locate-inquiry", inquiryInput, locateInquiry);
export const handler = onAws(create);
