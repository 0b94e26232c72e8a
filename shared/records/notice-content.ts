import * as z from "zod";
import { bilingual } from "#scheme/bilingual.ts";
import { category } from "#scheme/categories.ts";
import { finding } from "#scheme/finding.ts";
import { taskKinds } from "#scheme/task-transitions.ts";
import { caseFields, day, digest, instant } from "./common.ts";

/** The case a notice is about; `reference` is the number its reader knows it by. */
const about = {
  ...caseFields,
  reference: z.string(),
  /** Absent where a case is about no provider, or its notices must not say about whom. */
  providerName: z.string().optional(),
  category: category.optional(),
};

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
  z.object({
    template: z.literal("refused"),
    ...about,
    decidedOn: day,
    reasons: z.string(),
    objectionUntil: day,
    objectionAddressee: bilingual,
    objectionText: bilingual,
  }),
  z.object({ template: z.literal("withdrawn"), ...about, withdrawnAt: instant }),
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
