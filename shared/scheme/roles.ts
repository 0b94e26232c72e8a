import * as z from "zod";

/**
 * What a signed-in person may be (N-03). A tip officer is the designated person who alone may see who gave a tip
 * (公益通報者保護法 12条). `system` is the scheme's own machinery and is never signed in.
 */
export const personRoles = [
  "applicant",
  "signatory",
  "reviewer",
  "decider",
  "surveillanceOfficer",
  "tipOfficer",
  "governmentResponder",
  "auditor",
  "administrator",
] as const;

export const personRole = z.enum(personRoles);
export type PersonRole = z.infer<typeof personRole>;
export type Role = PersonRole | "system";
