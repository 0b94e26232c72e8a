import * as z from "zod";
import type { ActedBy } from "#records/common.ts";
import { personRole } from "#scheme/roles.ts";

/** A signed-in person, from the claims of the token. */
export const actor = z.object({
  subject: z.string().min(1),
  name: z.string().min(1),
  roles: z.array(personRole).min(1),
  /** The company of a provider's user: from the token, never from a request. */
  corporateNumber: z
    .string()
    .regex(/^\d{13}$/)
    .optional(),
  /** The kind of company account; which kinds may sign is in the policy. */
  accountType: z.enum(["prime", "member", "entry"]).optional(),
  /** The body of a government responder. */
  body: z.string().optional(),
});
export type Actor = z.infer<typeof actor>;

/** The scheme's own machinery, when no person acts. */
export const system: ActedBy = { subject: "system", name: "認定制度システム", role: "system" };
