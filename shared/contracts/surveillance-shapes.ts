import * as z from "zod";
import { bilingual } from "#scheme/bilingual.ts";
import { category } from "#scheme/categories.ts";
import { correctiveActionStatuses } from "#scheme/corrective-action-transitions.ts";
import { providerSurveillanceViews, surveillanceStatuses } from "#scheme/surveillance-transitions.ts";
import { documentView, eventView, identifier, reasons, taskView } from "./shapes.ts";

const instant = z.iso.datetime();
const day = z.iso.date();

/** Documents that go with a statement: ids of what was uploaded for the case and found clean. */
export const documentIds = z.array(identifier).max(50);
const outcome = z.enum(["conforming", "minor", "violation", "refusal"]);

/** Where an officer opens a case from; tips, incidents, government and draws have a way of their own. */
export const officersOrigins = ["discrepancy", "media", "unreportedChange", "secondment"] as const;

/** For a violation, what the provider is told of it and has to correct is said as well. */
export const conclusionProposal = z.discriminatedUnion("outcome", [
  z.strictObject({ outcome: z.enum(["conforming", "refusal"]), reasons }),
  z.strictObject({ outcome: z.literal("minor"), reasons, message: reasons.optional() }),
  z.strictObject({ outcome: z.literal("violation"), reasons, demand: reasons }),
]);

const surveillance = {
  surveillanceId: z.string(),
  number: z.string(),
  certificationNumber: z.string(),
  providerName: z.string(),
  category,
};

export const surveillanceSummary = z.object({
  ...surveillance,
  status: z.enum(surveillanceStatuses),
  statusName: bilingual,
  origin: z.string(),
  openedAt: instant,
  updatedAt: instant,
});

const filed = z.object({ text: z.string(), documents: z.array(z.string()), at: instant });
const correction = z.object({
  status: z.enum(correctiveActionStatuses),
  statusName: bilingual,
  demand: z.string(),
  dueDay: day,
  latestDay: day,
  plan: filed.optional(),
  report: filed.optional(),
  returned: z.string().optional(),
});

const concluding = z.object({
  outcome,
  reasons: z.string(),
  message: z.string().optional(),
  byName: z.string(),
  at: instant,
});

/** One thing that happened in a case, in the order of time (S-06). */
const timelineEntry = z.discriminatedUnion("what", [
  z.object({ what: z.literal("act"), at: instant, of: z.enum(["case", "correction"]), event: eventView }),
  z.object({ what: z.literal("document"), at: instant, document: documentView }),
  z.object({
    what: z.literal("notice"),
    at: instant,
    template: z.string(),
    to: z.string(),
    subject: z.string(),
  }),
]);

/** A case as the secretariat sees it, with its whole history. */
export const surveillanceView = z.object({
  ...surveillance,
  version: z.int(),
  corporateNumber: z.string(),
  policyVersion: z.string(),
  status: z.enum(surveillanceStatuses),
  statusName: bilingual,
  /** The reference of a tip is shown to those alone who may read tips. */
  origin: z.object({ kind: z.string(), reference: z.string().optional() }),
  suspicion: z.string(),
  openedAt: instant,
  openedBy: z.string(),
  deliberation: z
    .object({ reasons: z.string(), items: z.string().optional(), byName: z.string(), at: instant })
    .optional(),
  requests: z.array(z.object({ items: z.string(), dueDay: day, at: instant })),
  /** What the provider did about each request; `silent`: nothing by the due day. */
  responses: z.array(
    z.object({
      did: z.enum(["filed", "refused", "silent"]),
      statement: z.string(),
      documents: z.array(z.string()),
      byName: z.string(),
      at: instant,
    }),
  ),
  hearings: z.array(
    z.object({ heldOn: day, attendees: z.string(), notes: z.string(), byName: z.string(), at: instant }),
  ),
  returned: z.string().optional(),
  proposal: concluding.optional(),
  conclusion: concluding.extend({ evidence: z.array(z.string()) }).optional(),
  correction: correction.extend({ finding: z.string().optional() }).optional(),
  tasks: z.array(taskView),
  documents: z.array(documentView),
  handledBy: z.array(z.string()),
  conflictedStaff: z.array(z.string()),
  possibleActs: z.array(z.string()),
  timeline: z.array(timelineEntry),
  /** Whether every hash chain of the case is unbroken and ends where its record says (N-04). */
  intact: z.boolean(),
});

/**
 * A case as the provider sees it: nothing of where the suspicion came from, of hearings, notes, reasons or staff.
 */
export const ownSurveillance = z.object({
  ...surveillance,
  status: z.enum(providerSurveillanceViews),
  statusName: bilingual,
  ground: bilingual,
  requests: z.array(z.object({ items: z.string(), dueDay: day, at: instant })),
  responses: z.array(
    z.object({
      did: z.enum(["filed", "refused", "silent"]),
      statement: z.string(),
      documents: z.array(z.string()),
      at: instant,
    }),
  ),
  result: z.object({ outcome, message: z.string().optional(), at: instant }).optional(),
  correction: correction.optional(),
  documents: z.array(documentView),
});
