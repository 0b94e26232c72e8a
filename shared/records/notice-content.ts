import * as z from "zod";
import { applicationKinds } from "#scheme/application-kinds.ts";
import { bilingual } from "#scheme/bilingual.ts";
import { category } from "#scheme/categories.ts";
import { delegateLosses } from "#scheme/delegation-transitions.ts";
import { finding } from "#scheme/finding.ts";
import { incidentKinds } from "#scheme/incident-transitions.ts";
import { prerequisiteKinds } from "#scheme/prerequisite-transitions.ts";
import { revocationGrounds } from "#scheme/revocation-grounds.ts";
import { taskKinds } from "#scheme/task-transitions.ts";
import { caseFields, day, digest, instant } from "./common.ts";
import { mailFaults } from "./mail-fault.ts";

/** The case a notice is about; `reference` is the number its reader knows it by. */
const about = {
  ...caseFields,
  reference: z.string(),
  /** Missing where the case concerns no company: a draw. */
  providerName: z.string().optional(),
  category: category.optional(),
  /** What was applied for (B-01); of an application alone. */
  applicationKind: z.enum(applicationKinds).optional(),
};

const aPrerequisite = { prerequisite: z.enum(prerequisiteKinds), validUntil: day };
/** How, where and until when to object to a decision (教示). */
const objection = { objectionUntil: day, objectionAddressee: bilingual, objectionText: bilingual };

/** What a notice says, before it is put into words. One member per template in `shared/notices/`. */
export const noticeContent = z.discriminatedUnion("template", [
  z.object({ template: z.literal("receipt"), ...about, filedAt: instant, digest, round: z.int() }),
  z.object({
    template: z.literal("remediationRequest"),
    ...about,
    round: z.int(),
    dueDay: day,
    findings: z.array(finding),
    note: z.string().optional(),
  }),
  z.object({ template: z.literal("remediationExtended"), ...about, dueDay: day }),
  z.object({ template: z.literal("accepted"), ...about, acceptedOn: day, standardBusinessDays: z.int() }),
  z.object({
    template: z.literal("lapsed"),
    ...about,
    ground: z.enum(["timeLimit", "rounds"]),
    lapsedOn: day,
    dueDay: day.optional(),
    findings: z.array(finding),
    objectionUntil: day,
    objectionAddressee: bilingual,
    objectionText: bilingual,
  }),
  z.object({
    template: z.literal("reminder"),
    ...about,
    taskKind: z.enum(taskKinds),
    dueDay: day,
    daysLeft: z.int(),
    bodyName: bilingual.optional(),
  }),
  z.object({
    template: z.literal("overdue"),
    ...about,
    taskKind: z.enum(taskKinds),
    dueDay: day,
    consequence: z.enum(["wait", "escalate", "deemNoObjection", "secretariat"]),
    bodyName: bilingual.optional(),
  }),
  z.object({
    template: z.literal("inquiry"),
    ...about,
    body: z.string(),
    bodyName: bilingual,
    dueDay: day,
    round: z.int(),
  }),
  z.object({ template: z.literal("informationRequest"), ...about, question: z.string(), dueDay: day }),
  z.object({
    template: z.literal("taskOpened"),
    ...about,
    taskKind: z.enum(taskKinds),
    dueDay: day,
  }),
  z.object({
    template: z.literal("certified"),
    ...about,
    certificationNumber: z.string(),
    validFrom: day,
    validUntil: day,
    reasons: z.string(),
  }),
  /** A light change that the certificate shows was recorded (M-06). */
  z.object({
    template: z.literal("certificateReplaced"),
    ...about,
    certificationNumber: z.string(),
    validUntil: day,
  }),
  z.object({
    template: z.literal("changeReport"),
    ...about,
    happened: z.enum(["reviewRequired", "recorded", "returned", "settled", "notAnswered"]),
    happensOn: day,
    /** Paths of the form items that change. */
    items: z.array(z.string()),
    late: z.boolean(),
    dueDay: day.optional(),
    reasons: z.string().optional(),
  }),
  z.object({
    template: z.literal("refused"),
    ...about,
    decidedOn: day,
    reasons: z.string(),
    objectionUntil: day,
    objectionAddressee: bilingual,
    objectionText: bilingual,
  }),
  z.object({
    template: z.literal("listingDropped"),
    ...about,
    serviceName: z.string(),
    dueDay: day,
  }),
  z.object({
    template: z.literal("revocationNotice"),
    ...about,
    certificationNumber: z.string(),
    plannedDecision: z.string(),
    ground: z.enum(revocationGrounds),
    facts: z.string(),
    basis: bilingual,
    howToAnswer: bilingual,
    dueDay: day,
    /** The certification stands revoked already, and the provider is heard afterwards. */
    afterwards: z.boolean(),
  }),
  z.object({
    template: z.literal("revoked"),
    ...about,
    certificationNumber: z.string(),
    revokedOn: day,
    ground: z.enum(revocationGrounds),
    reasons: z.string(),
    /** Why it could not wait for the hearing, which follows. */
    justification: z.string().optional(),
    barredUntil: day.optional(),
    objection: z
      .object({ objectionUntil: day, objectionAddressee: bilingual, objectionText: bilingual })
      .optional(),
  }),
  z.object({
    template: z.literal("revocationOutcome"),
    ...about,
    certificationNumber: z.string(),
    reader: z.enum(["provider", "secretariat"]),
    outcome: z.enum([
      "revoked",
      "revokedUrgently",
      "confirmed",
      "cancelled",
      "notRevoked",
      "discontinued",
      "dismissed",
      "setAside",
      "final",
    ]),
    decidedOn: day,
    reasons: z.string(),
  }),
  z.object({ template: z.literal("withdrawn"), ...about, withdrawnAt: instant }),
  z.object({
    template: z.literal("delegateLost"),
    ...about,
    reader: z.enum(["provider", "secretariat"]),
    delegateName: z.string(),
    delegateCertification: z.string(),
    loss: z.enum(delegateLosses),
    lostOn: day,
    workUntil: day,
  }),
  z.object({
    template: z.literal("delegateChecks"),
    ...about,
    bodyName: bilingual,
    delegateNames: z.array(z.string()).min(1),
  }),
  z.object({
    template: z.literal("incidentReported"),
    ...about,
    reader: z.enum(["provider", "secretariat"]),
    incidentKind: z.enum(incidentKinds),
    detectedAt: instant,
    reportedAt: instant,
    hoursLate: z.int().min(0),
    finalDueDay: day,
  }),
  z.object({
    template: z.literal("incidentChecked"),
    ...about,
    outcome: z.enum(["confirm", "return"]),
    reasons: z.string(),
    /** Until when the final report is filed again, when it was returned. */
    dueDay: day.optional(),
  }),
  z.object({
    template: z.literal("surveillanceNotice"),
    ...about,
    certificationNumber: z.string(),
    ground: bilingual,
    items: z.string(),
    dueDay: day,
    further: z.boolean(),
  }),
  z.object({
    template: z.literal("surveillanceResult"),
    ...about,
    outcome: z.enum(["conforming", "minor", "refusal", "discontinued"]),
    message: z.string().optional(),
  }),
  z.object({
    template: z.literal("correctionDemand"),
    ...about,
    certificationNumber: z.string(),
    demand: z.string(),
    planDueDay: day,
    dueDay: day,
  }),
  z.object({
    template: z.literal("correctionNews"),
    ...about,
    news: z.enum(["planApproved", "planReturned", "reportReturned", "extended", "confirmed", "notDone"]),
    dueDay: day,
    note: z.string().optional(),
  }),
  z.object({ template: z.literal("tipMessage"), ...about }),
  z.object({ template: z.literal("inquiryCancelled"), ...about, bodyName: bilingual, withdrawnAt: instant }),
  z.object({
    template: z.literal("expiryReminder"),
    ...about,
    validUntil: day,
    daysLeft: z.int(),
    extensionOpensOn: day,
    extensionOpen: z.boolean(),
  }),
  z.object({ template: z.literal("expired"), ...about, validUntil: day }),
  z.object({ template: z.literal("prerequisiteReminder"), ...about, ...aPrerequisite, daysLeft: z.int() }),
  z.object({ template: z.literal("prerequisiteOver"), ...about, ...aPrerequisite, reportBy: day }),
  z.object({
    template: z.literal("prerequisiteLost"),
    ...about,
    ...aPrerequisite,
    revocationNumber: z.string().optional(),
  }),
  z.object({ template: z.literal("renewalAccepted"), ...about, ...aPrerequisite }),
  z.object({
    template: z.literal("renewalReturned"),
    ...about,
    prerequisite: z.enum(prerequisiteKinds),
    reasons: z.string(),
    reportBy: day.optional(),
  }),
  z.object({
    template: z.literal("suspended"),
    ...about,
    from: day,
    reviewBy: day,
    reasons: z.string(),
    ...objection,
  }),
  z.object({ template: z.literal("suspensionLifted"), ...about, on: day, reasons: z.string() }),
  z.object({
    template: z.literal("noticeCameBack"),
    ...about,
    fault: z.enum(mailFaults),
    /** Subject of the notice that came back; it names no person. */
    ofSubject: z.string(),
    ofRecipient: z.enum(["applicant", "provider", "body"]),
    /** The body it was for, in words. */
    bodyName: bilingual.optional(),
    sentAt: instant.optional(),
  }),
  z.object({ template: z.literal("givenBack"), ...about, on: day, reason: z.string() }),
]);
export type NoticeContent = z.infer<typeof noticeContent>;

/** Whom a notice is for. Addresses are looked up when it is sent. */
export const noticeRecipient = z.discriminatedUnion("to", [
  z.object({ to: z.literal("applicant"), applicationId: z.string() }),
  /** The provider of a certification, at the address that is on the register. */
  z.object({ to: z.literal("provider"), certificationNumber: z.string() }),
  z.object({ to: z.literal("secretariat") }),
  z.object({ to: z.literal("body"), body: z.string() }),
]);
export type NoticeRecipient = z.infer<typeof noticeRecipient>;
