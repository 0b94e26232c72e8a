import * as z from "zod";
import { delegation, documentSlot } from "#scheme/application-form.ts";
import { bilingual } from "#scheme/bilingual.ts";
import { category } from "#scheme/categories.ts";
import { delegateLosses, delegationStatuses } from "#scheme/delegation-transitions.ts";
import { finding } from "#scheme/finding.ts";
import { secondmentStatuses } from "#scheme/secondment-transitions.ts";
import { certificationNumber, identifier, reasons } from "./shapes.ts";

const line = z.string().trim().min(1).max(200);
const instant = z.iso.datetime();
const day = z.iso.date();

/** What is said of a delegation (L-01): its verdict, why, and what stands against it. */
const judgement = z.object({
  asOf: day,
  verdict: z.enum(["permitted", "permittedWithDuties", "forbidden"]),
  because: bilingual,
  reasons: z.array(finding),
});

/** A delegation to be judged without anything being filed (L-05). */
export const delegationQuestion = z.strictObject({
  category,
  delegation,
  trustEvaluationDone: z.boolean(),
  securityCheckDone: z.boolean(),
});
export const delegationAnswer = judgement;

/** A delegation to be declared, and the document that meets its duty where it has one. */
export const delegationDeclaration = z.strictObject({ delegation, documentId: identifier.optional() });

const evidenceView = z.object({ slot: documentSlot, documentId: z.string(), fileName: z.string() });
const endedView = z.object({ reason: z.string(), on: day, byName: z.string() });

/** A declared delegation as its delegator and the secretariat see it; judged on the day it is read (L-02). */
export const delegationView = z.object({
  delegationId: z.string(),
  certificationNumber: z.string(),
  status: z.enum(delegationStatuses),
  statusName: bilingual,
  declared: delegation,
  declaredAt: instant,
  applicationId: z.string().optional(),
  evidence: evidenceView.optional(),
  judgement,
  losses: z.array(
    z.object({
      certificationNumber: z.string(),
      loss: z.enum(delegateLosses),
      lossName: bilingual,
      on: day,
      alertedAt: instant,
    }),
  ),
  passedOnTo: z.array(bilingual),
  ended: endedView.optional(),
});
export const delegationPage = z.object({
  delegations: z.array(delegationView),
  next: z.string().optional(),
});

/** A person to be taken in by secondment: a reference of the provider's own instead of a name (L-03). */
export const secondmentDeclaration = z.strictObject({
  personReference: z.string().trim().min(1).max(40),
  employer: line,
  employerCorporateNumber: z
    .string()
    .regex(/^\d{13}$/)
    .optional(),
  from: day,
  until: day,
  evaluatedOn: day,
  evaluator: line,
  documentId: identifier.optional(),
});

export const misconductReport = z.strictObject({ what: reasons, foundOn: day, measures: reasons });

export const secondmentView = z.object({
  secondmentId: z.string(),
  certificationNumber: z.string(),
  status: z.enum(secondmentStatuses),
  statusName: bilingual,
  personReference: z.string(),
  employer: z.string(),
  employerCorporateNumber: z.string().optional(),
  from: day,
  until: day,
  evaluation: z.object({ on: day, evaluator: z.string(), evidence: evidenceView.optional() }),
  declaredAt: instant,
  misconducts: z.array(
    z.object({
      what: z.string(),
      foundOn: day,
      measures: z.string(),
      at: instant,
      surveillanceNumber: z.string(),
    }),
  ),
  ended: endedView.optional(),
});
export const secondmentPage = z.object({
  secondments: z.array(secondmentView),
  next: z.string().optional(),
});

/** A check of a delegate as a body is given it (L-04). */
export const delegateCheckView = z.object({
  delegationId: z.string(),
  certificationNumber,
  providerName: z.string(),
  category,
  delegateName: z.string(),
  delegateCorporateNumber: z.string().optional(),
  description: z.string(),
  workFrom: day,
  workUntil: day,
  passedOnAt: instant,
  evidence: evidenceView,
});
