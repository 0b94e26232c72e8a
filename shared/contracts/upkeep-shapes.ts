import * as z from "zod";
import { applicationForm } from "#scheme/application-form.ts";
import { bilingual } from "#scheme/bilingual.ts";
import { category, categoryOption } from "#scheme/categories.ts";
import { publicStatuses } from "#scheme/certification-transitions.ts";
import { prerequisiteStandings } from "#scheme/prerequisite-standing.ts";
import { prerequisiteKinds, prerequisiteStatuses } from "#scheme/prerequisite-transitions.ts";
import { documentView, eventView, identifier, reasons, taskView } from "./shapes.ts";

const instant = z.iso.datetime();
const day = z.iso.date();

/** Words beside an act, which may be few or none. */
export const note = z.string().trim().max(4000);
export const prerequisiteKind = z.enum(prerequisiteKinds);
/** Ids of documents of the certification that were found clean. */
const documentIds = z.array(identifier).max(20);

/** One of the three things a certification stands on, and how it stands today (M-03). */
const prerequisiteView = z.object({
  prerequisite: prerequisiteKind,
  name: bilingual,
  status: z.enum(prerequisiteStatuses),
  standing: z.enum(prerequisiteStandings),
  standingName: bilingual,
  /** The last JST day it holds. */
  validUntil: day,
  /** Until when a renewal can be reported before the lapse is recorded. */
  reportableUntil: day.optional(),
  /** That a renewal was applied for in time. */
  renewing: z.object({ documents: z.array(z.string()), note: z.string(), declaredOn: day }).optional(),
  /** The report on a renewal that is with the secretariat, or was returned with reasons. */
  report: z
    .object({
      validFrom: day,
      validUntil: day,
      documents: z.array(z.string()),
      note: z.string(),
      filedAt: instant,
      returned: z.string().optional(),
    })
    .optional(),
  possibleActs: z.array(z.string()),
});

/** A certification as its provider sees it: how it stands today, what it stands on, what is waited for and may be done. */
export const ownCertification = z.object({
  number: z.string(),
  status: z.enum(publicStatuses),
  statusName: bilingual,
  asOf: day,
  applicationId: z.string(),
  corporateNumber: z.string(),
  providerName: z.string(),
  category,
  categoryName: bilingual,
  option: categoryOption.optional(),
  services: z.array(z.string()),
  departmentName: z.string(),
  policyVersion: z.string(),
  validFrom: day,
  validUntil: day,
  /** From when on an extension may be applied for (M-02). */
  extensionOpensOn: day,
  extension: z.object({ applicationId: z.string(), filedOn: day }).optional(),
  suspension: z.object({ from: day, reviewBy: day, reasons: z.string() }).optional(),
  returned: z.object({ on: day, reason: z.string() }).optional(),
  prerequisites: z.array(prerequisiteView),
  tasks: z.array(taskView),
  documents: z.array(documentView),
  possibleActs: z.array(z.string()),
});

/** A certification as the secretariat sees it, with the record of every act on it and on its prerequisites. */
export const registeredCertification = ownCertification.extend({
  openCorrections: z.array(z.string()),
  periods: z.array(z.object({ from: day, until: day, applicationId: z.string() })),
  /** `of` is `certification` or the prerequisite the act was on. */
  history: z.object({
    events: z.array(eventView.extend({ of: z.string() })),
    intact: z.boolean(),
  }),
});

export const certificationSummary = z.object({
  number: z.string(),
  status: z.enum(publicStatuses),
  statusName: bilingual,
  corporateNumber: z.string(),
  providerName: z.string(),
  category,
  validFrom: day,
  validUntil: day,
});

/** Evidence that a renewal was applied for before the last day. */
export const renewingDeclaration = z.strictObject({ documents: documentIds.min(1), note: note.optional() });

/**
 * A renewed prerequisite. What of the form has changed with it is in the section it belongs to, `isms` or `scs`; the
 * rest stands as it was filed before. For the service registration the register itself says the days.
 */
export const renewalReport = z.strictObject({
  validFrom: day,
  validUntil: day,
  isms: applicationForm.shape.isms,
  scs: applicationForm.shape.scs,
  documents: documentIds,
  note: note.optional(),
});

export const renewalCheck = z.discriminatedUnion("outcome", [
  z.strictObject({ outcome: z.literal("accept"), note: note.optional() }),
  z.strictObject({ outcome: z.literal("return"), reasons }),
]);

export const prerequisiteReview = z.strictObject({
  action: z.enum(["settle", "recordSuspended", "recordLost", "openRevocation"]),
  reasons,
});
