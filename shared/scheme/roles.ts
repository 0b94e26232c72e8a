import * as z from "zod";

/** What a signed-in person may be (N-03). `system` is the scheme's own machinery and is never signed in. */
export const personRoles = [
  "applicant",
  "signatory",
  "reviewer",
  "decider",
  "surveillanceOfficer",
  "governmentResponder",
  "auditor",
  "administrator",
] as const;

export const personRole = z.enum(personRoles);
export type PersonRole = z.infer<typeof personRole>;
export type Role = PersonRole | "system";
