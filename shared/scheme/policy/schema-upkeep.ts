import * as z from "zod";
import { bilingual } from "../bilingual.ts";
import { categoryCodes, categoryOption } from "../categories.ts";
import { beaconChain, numberSource } from "../draw/commitment.ts";
import { drawRules } from "../draw/population.ts";
import { incidentBreaches } from "../incident-breaches.ts";
import { incidentKinds } from "../incident-transitions.ts";
import { revocationGrounds } from "../revocation-grounds.ts";
import { basis, days, ruled } from "./ruled.ts";

/** The part of the policy on what comes after certification: upkeep, surveillance, revocation. */

/** A period that excludes its first day: JST calendar days, or business days. */
const period = z.strictObject({ amount: z.int().min(1).max(3660), unit: z.enum(["days", "businessDays"]) });
export type Period = z.infer<typeof period>;

const word = z.string().trim().min(1);
/** The last day of something is reminded of so many days before. */
const remindDaysBefore = ruled(z.array(days).min(1));

/** M-01…M-08: how long things hold, and who is reminded of what. */
const upkeep = z.strictObject({
  expiryReminderDaysBefore: remindDaysBefore,
  extensionOpensDaysBefore: ruled(days.min(1)),
  /** An extension filed in time and undecided keeps the certification in force (M-07). */
  extensionKeepsInForce: ruled(z.boolean()),
  prerequisiteReminderDaysBefore: remindDaysBefore,
  /** After a prerequisite was renewed, its report comes within so many days (M-04). */
  renewalReport: ruled(period),
  /** A prerequisite that is over: the provider is told so many days after its last day (M-05). */
  lapseNoticeDaysAfter: ruled(days.min(1)),
  /** …and its revocation procedure starts so many days after its last day. */
  revocationStartsDaysAfter: ruled(days.min(1)),
  /** A renewal that was applied for in time may take so many days beyond the last day (M-03). */
  renewalUnderWayDaysAfter: ruled(days),
  renewalCheck: ruled(period),
  listingQuestion: ruled(period),
  prerequisiteReview: ruled(period),
  changeCheck: ruled(period),
  suspensionMaximum: ruled(period),
});

/** M-06: which changes are large, and when a change is reported. Paths are those of the application form. */
const changes = z.strictObject({
  largePaths: ruled(z.array(z.string().min(1)).min(1)),
  lightPaths: ruled(z.array(z.string().min(1)).min(1)),
  lightReportAfter: ruled(period),
  largeReportBefore: ruled(period),
});

/** S-01…S-05. */
const surveillance = z.strictObject({
  /** Why the provider is under surveillance, as it is told: the same words wherever a suspicion came from. */
  groundOfSuspicion: ruled(bilingual),
  groundOfDraw: ruled(bilingual),
  /** What is asked for where nobody has said what, as in a case that was drawn. */
  standardItems: ruled(word),
  deliberation: ruled(period),
  evidence: ruled(period),
  examination: ruled(period),
  conclusion: ruled(period),
  correctionPlan: ruled(period),
  correctionPlanCheck: ruled(period),
  correction: ruled(period),
  /** A corrective action takes no longer than this, extensions included. */
  correctionMaximum: ruled(period),
  correctionCheck: ruled(period),
});

/** S-01: the desk for tips. */
const tips = z.strictObject({
  acknowledgement: ruled(period),
  outcome: ruled(period),
  maximumMessages: ruled(z.int().min(1)),
});

/** S-03: a public randomness beacon (drand), or public numbers named beforehand. */
const draw = z.strictObject({
  ratePercentPerYear: ruled(z.number().min(0).max(100)),
  minimumPerCategory: ruled(z.int().min(0)),
  coolingOffMonths: ruled(z.int().min(0)),
  /** Month and day (JST) on which the draw of a year is committed to. */
  dayOfYear: ruled(z.string().regex(/^\d{2}-\d{2}$/)),
  /** The beacon's round lies so many hours after the commitment. */
  waitHours: ruled(z.int().min(1)),
  /** Somebody brings the beacon's value by hand when no network does. */
  beaconByHand: ruled(period),
  beacon: ruled(beaconChain),
  /** Public numbers that stand in for the beacon where a draw is held by hand. */
  fallbackSources: ruled(z.array(numberSource).min(1)),
  coolingOffCovers: ruled(drawRules.shape.coolingOffCovers),
  strataBy: ruled(drawRules.shape.strataBy),
});

/** X-01…X-05. A ground says whether it may have immediate effect, and for how long it bars from applying again. */
const ground = z.strictObject({
  ground: z.enum(revocationGrounds),
  urgent: z.boolean(),
  barMonths: z.int().min(0).max(120),
  basis,
});
const revocation = z.strictObject({
  grounds: ruled(z.array(ground).length(revocationGrounds.length)),
  noticePreparation: ruled(period),
  hearing: ruled(period),
  report: ruled(period),
  proposal: ruled(period),
  decision: ruled(period),
  /** After an urgent revocation the notice for the hearing goes out within this time. */
  hearingAfterwards: ruled(period),
  objectionDecision: ruled(period),
  /** How the provider is told to answer the notice, and that it may see the file. */
  hearingText: ruled(bilingual),
  /** From the second revocation of a company on, a bar ends by a decision, not by time. */
  secondRevocationNeedsDecision: ruled(z.boolean()),
  /** While a company is barred, none of its other certifications is shown as valid. */
  barSuspendsOthers: ruled(z.boolean()),
  /** Revocations are published for so many years; what of them is said (G-02). */
  publicationYears: ruled(z.int().min(1)),
  publishGround: ruled(z.boolean()),
});

/** K-02: when an incident is reported. */
const incidents = z.strictObject({
  firstReportHours: ruled(z.int().min(1)),
  firstReportHoursAtRisk: ruled(z.int().min(1)),
  finalReport: ruled(period),
  check: ruled(period),
  /** In an incident of these kinds the final report states that no ransom was paid. */
  ransomStatementFor: ruled(z.array(z.enum(incidentKinds)).min(1)),
  /** What counts as a breach and opens a surveillance case (S-02). */
  breaches: ruled(z.array(z.enum(incidentBreaches)).min(1)),
});

/** how the export of the existing register is read. */
const serviceRegister = z.strictObject({
  headers: ruled(
    z.strictObject({
      category: z.array(word).min(1),
      serviceName: z.array(word).min(1),
      providerName: z.array(word).min(1),
      summary: z.array(word).min(1),
      registeredOn: z.array(word).min(1),
      renewedOn: z.array(word).min(1),
      reviewBody: z.array(word).min(1),
      registerNumber: z.array(word).min(1),
      corporateNumber: z.array(word).min(1),
      option: z.array(word).min(1),
    }),
  ),
  categoryWords: ruled(z.record(z.enum(categoryCodes), z.array(word).min(1))),
  optionWords: ruled(z.record(categoryOption, z.array(word).min(1))),
  numberPattern: ruled(z.string().min(1)),
  maximumRows: ruled(z.int().min(1)),
  maximumBytes: ruled(z.int().min(1)),
  /** An import that would drop more than this share of the register is confirmed by a person. */
  suspiciousDropPercent: ruled(z.number().min(0).max(100)),
});

export const upkeepSections = {
  upkeep,
  changes,
  surveillance,
  tips,
  draw,
  revocation,
  incidents,
  serviceRegister,
};
