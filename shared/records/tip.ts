import * as z from "zod";
import { tipKinds, tipStatuses } from "#scheme/tip-transitions.ts";
import { actedBy, chainTip, corporateNumber, instant, version } from "./common.ts";

/**
 * What somebody told the public desk (S-01). Nothing here says who: an identity that was given is sealed in a record of
 * its own, and of the receipt code there is a digest, as the name of a claim.
 */
export const tipRecord = z.object({
  kind: z.literal("tip"),
  id: z.string().min(1),
  version,
  /** The number the secretariat knows it by, e.g. `TP-2027-000001`. */
  number: z.string().min(1),
  status: z.enum(tipStatuses),
  tipKind: z.enum(tipKinds),
  /** Whom it is about, as the reporter named it. */
  certificationNumber: z.string().optional(),
  companyName: z.string().optional(),
  /** The company of that certification, when there is such a one. */
  corporateNumber: corporateNumber.optional(),
  text: z.string().min(1),
  /** Whether an identity was given, which the tip officer alone may see. */
  identified: z.boolean(),
  receivedAt: instant,
  updatedAt: instant,
  policyVersion: z.string(),
  messages: z.int().min(0),
  assessment: z.object({ reasons: z.string(), by: actedBy, at: instant }).optional(),
  surveillanceId: z.string().optional(),
  measure: z.object({ text: z.string(), by: actedBy, at: instant }).optional(),
  conflictedStaff: z.array(z.string()),
  ledger: chainTip,
});
export type Tip = z.infer<typeof tipRecord>;

/** One message between the reporter, who is nobody known, and the desk. Written once. */
export const tipMessageRecord = z.object({
  kind: z.literal("tipMessage"),
  tipId: z.string().min(1),
  number: z.int().min(1),
  from: z.enum(["reporter", "secretariat"]),
  text: z.string().min(1),
  at: instant,
  by: actedBy.optional(),
});
export type TipMessage = z.infer<typeof tipMessageRecord>;

/** Who gave a tip, sealed: a compartment of its own (公益通報者保護法 12条). */
export const tipIdentityRecord = z.object({
  kind: z.literal("tipIdentity"),
  tipId: z.string().min(1),
  sealed: z.string().min(1),
  at: instant,
});

/** The record of who looked at an identity, when and why: the tip of a hash chain of its own. */
export const tipIdentityAccessRecord = z.object({
  kind: z.literal("tipIdentityAccess"),
  tipId: z.string().min(1),
  version,
  ledger: chainTip,
});
