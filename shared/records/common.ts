import * as z from "zod";
import { category } from "#scheme/categories.ts";
import { personRole } from "#scheme/roles.ts";

/** A moment, ISO 8601 in UTC. The JST day it belongs to is computed by the calendar. */
export const instant = z.iso.datetime();
/** A JST calendar day, `YYYY-MM-DD`. */
export const day = z.iso.date();
/** Lower-case hex SHA-256. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/);
export const corporateNumber = z.string().regex(/^\d{13}$/);
export const version = z.int().min(1);

/** Who acted: enough for the record, nothing more of the person. */
export const actedBy = z.object({
  subject: z.string().min(1),
  name: z.string().min(1),
  role: z.union([personRole, z.literal("system")]),
});
export type ActedBy = z.infer<typeof actedBy>;

/** What work is done on: each kind of case has its own records, tasks, documents and notices. */
export const caseKinds = [
  "application",
  "certification",
  "surveillance",
  "revocation",
  "draw",
  "tip",
  "incident",
] as const;
export type CaseKind = (typeof caseKinds)[number];

/** Which case something belongs to: fields of the records that belong to it. */
export const caseFields = { caseKind: z.enum(caseKinds), caseId: z.string().min(1) };
export type CaseRef = { readonly caseKind: CaseKind; readonly caseId: string };

/** The case that an application is. */
export function applicationCase(caseId: string): CaseRef {
  return { caseKind: "application", caseId };
}

/** The certification a case is about, as it was named when the case was opened, and the policy it runs under. */
export const certified = {
  certificationNumber: z.string().min(1),
  corporateNumber,
  providerName: z.string(),
  category,
  policyVersion: z.string(),
};

/** The tip of an aggregate's hash chain: number of its last event and that event's hash (N-04). */
export const chainTip = z.object({ sequence: z.int().min(0), hash: digest });
export type ChainTip = z.infer<typeof chainTip>;
