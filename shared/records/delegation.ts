import * as z from "zod";
import { delegation, documentSlot } from "#scheme/application-form.ts";
import { delegateLosses, delegationStatuses } from "#scheme/delegation-transitions.ts";
import { secondmentStatuses } from "#scheme/secondment-transitions.ts";
import {
  actedBy,
  caseFields,
  certified,
  chainTip,
  corporateNumber,
  day,
  digest,
  instant,
  version,
} from "./common.ts";

/** The very document a duty was met with: where it was filed, and its digest. */
export const dutyEvidence = z.object({
  ...caseFields,
  slot: documentSlot,
  documentId: z.string(),
  fileName: z.string(),
  sha256: digest,
});

/** How something that was declared ended. */
const ended = z.object({ reason: z.string(), on: day, at: instant, by: actedBy });

/** Work that a certified provider gives to others (L-01…L-04). What is judged of it is judged when it is read. */
export const delegationRecord = z.object({
  kind: z.literal("delegation"),
  /** Made of what is declared: the same work cannot be declared twice. */
  id: z.string().min(1),
  version,
  status: z.enum(delegationStatuses),
  ...certified,
  declared: delegation,
  declaredAt: instant,
  declaredBy: actedBy,
  /** The application it was declared in; absent when it was declared after certification. */
  applicationId: z.string().optional(),
  evidence: dutyEvidence.optional(),
  /** The bodies that were given the check of the delegate, and since when (L-04). */
  passedOn: z.object({ bodies: z.array(z.string()), at: instant }).optional(),
  /** Losses of the delegate's certification that were alerted of, each once (L-02). */
  losses: z.array(
    z.object({ certificationNumber: z.string(), loss: z.enum(delegateLosses), on: day, alertedAt: instant }),
  ),
  ended: ended.optional(),
  ledger: chainTip,
});
export type Delegation = z.infer<typeof delegationRecord>;

/** Misconduct of a seconded person, and the surveillance case it opened (L-03, S-02). */
const misconduct = z.object({
  what: z.string().min(1),
  foundOn: day,
  measures: z.string().min(1),
  at: instant,
  by: actedBy,
  surveillanceId: z.string(),
  surveillanceNumber: z.string(),
});

/** A person taken in from another employer (L-03). Nothing of the person but a reference of the provider's own. */
export const secondmentRecord = z.object({
  kind: z.literal("secondment"),
  id: z.string().min(1),
  version,
  status: z.enum(secondmentStatuses),
  ...certified,
  personReference: z.string().min(1),
  employer: z.string().min(1),
  employerCorporateNumber: corporateNumber.optional(),
  from: day,
  until: day,
  evaluation: z.object({ on: day, evaluator: z.string(), evidence: dutyEvidence.optional() }),
  declaredAt: instant,
  declaredBy: actedBy,
  misconducts: z.array(misconduct),
  ended: ended.optional(),
  ledger: chainTip,
});
export type Secondment = z.infer<typeof secondmentRecord>;
