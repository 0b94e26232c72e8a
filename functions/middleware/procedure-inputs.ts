import * as z from "zod";
import { bodyCode, identifier } from "#contracts/shapes.ts";
import { caseFields } from "#records/common.ts";
import { taskKinds } from "#scheme/task-transitions.ts";

/** What the state machines give their tasks: ids, never documents. */

export const caseInput = z.object({ applicationId: identifier });
/** A draw is known by its number, e.g. `DR-2027-01`. */
export const drawInput = z.object({ caseId: z.string().regex(/^[0-9A-Z-]{1,40}$/) });
export const revocationInput = z.object({ caseId: identifier });
/** The case of a procedure that is named by its id alone. */
export const drivenInput = z.object({ caseId: identifier });
export const inquiryInput = z.object({ applicationId: identifier, body: bodyCode });
export const taskInput = z.object({
  ...caseFields,
  taskKind: z.enum(taskKinds),
  body: bodyCode.optional(),
  topic: z.string().min(1).max(60).optional(),
});
/** The token lets this one wait go on; it is stored and never logged. */
export const waitInput = taskInput.extend({ token: z.string().min(1) });
