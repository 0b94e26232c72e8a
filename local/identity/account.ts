import * as z from "zod";
import { personRole } from "#scheme/roles.ts";

/** What tokens say of a person, beside the subject; the same claims as on AWS. */
export const profile = z.strictObject({
  name: z.string().min(1).max(200),
  groups: z.array(personRole).min(1),
  corporate_number: z
    .string()
    .regex(/^\d{13}$/)
    .optional(),
  account_type: z.enum(["prime", "member", "entry"]).optional(),
  body: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,30}$/)
    .optional(),
});
export type Profile = z.infer<typeof profile>;

/** Somebody who may sign in. The subject never changes and is never given to somebody else. */
export type Account = { readonly subject: string; readonly profile: Profile };
