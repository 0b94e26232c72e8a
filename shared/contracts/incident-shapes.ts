import * as z from "zod";
import { bilingual } from "#scheme/bilingual.ts";
import { category } from "#scheme/categories.ts";
import { incidentBreaches, ransomStatements } from "#scheme/incident-breaches.ts";
import { incidentKinds, incidentStatuses } from "#scheme/incident-transitions.ts";
import { certificationNumber, documentView, identifier, reasons, taskView } from "./shapes.ts";

const instant = z.iso.datetime();
const day = z.iso.date();
const count = z.int().min(0).max(1_000_000);

/** Customers told so far, and when; none yet is 0. */
const customersInformed = z.strictObject({ count, at: instant.optional() });
const bodiesInformed = z
  .array(z.strictObject({ name: z.string().trim().min(1).max(200), at: instant }))
  .max(20);
const documents = z.array(identifier).max(20);
const ransom = z.enum(ransomStatements);

/** The first report (速報): what is known within the hours of the policy (K-02). */
export const incidentFirstReport = z.strictObject({
  certificationNumber,
  incidentKind: z.enum(incidentKinds),
  detectedAt: instant,
  customerSystemsAtRisk: z.boolean(),
  summary: reasons,
  customersInformed,
  bodiesInformed,
  /** Whether a ransom was paid, as far as it is known. */
  ransom: ransom.optional(),
});

/** A follow-up (続報). */
export const incidentFollowUp = z.strictObject({
  text: reasons,
  customersInformed,
  bodiesInformed,
  ransom: ransom.optional(),
  documents,
});

/** The final report (確報): cause, measures, customers informed, and the statement on a ransom. */
export const incidentFinalReport = z.strictObject({
  cause: reasons,
  measures: reasons,
  customersAffected: count,
  customersInformed,
  bodiesInformed,
  ransom,
  documents,
});

const informed = {
  at: instant,
  byName: z.string(),
  customersInformed: z.object({ count: z.int(), at: instant.optional() }),
  bodiesInformed: z.array(z.object({ name: z.string(), at: instant })),
};

export const incidentSummary = z.object({
  incidentId: z.string(),
  number: z.string(),
  certificationNumber,
  providerName: z.string(),
  category,
  incidentKind: z.enum(incidentKinds),
  status: z.enum(incidentStatuses),
  statusName: bilingual,
  detectedAt: instant,
  hoursLate: z.int(),
  finalDueDay: day,
  updatedAt: instant,
});
export const incidentPage = z.object({ incidents: z.array(incidentSummary), next: z.string().optional() });

/** The report of an incident as its provider sees it. */
export const incidentView = incidentSummary.extend({
  customerSystemsAtRisk: z.boolean(),
  first: z.object({ ...informed, summary: z.string(), ransom: ransom.optional() }),
  followUps: z.array(
    z.object({ ...informed, text: z.string(), ransom: ransom.optional(), documents: z.array(z.string()) }),
  ),
  finals: z.array(
    z.object({
      ...informed,
      cause: z.string(),
      measures: z.string(),
      customersAffected: z.int(),
      ransom,
      documents: z.array(z.string()),
    }),
  ),
  checks: z.array(z.object({ outcome: z.enum(["confirm", "return"]), reasons: z.string(), at: instant })),
  breaches: z.array(z.object({ breach: z.enum(incidentBreaches), breachName: bilingual, foundAt: instant })),
  documents: z.array(documentView),
});

/** …and as the secretariat sees it. */
export const secretariatIncident = incidentView.extend({
  surveillanceNumber: z.string().optional(),
  tasks: z.array(taskView),
});
