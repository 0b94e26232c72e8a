import * as z from "zod";
import { inquiryStatuses } from "#scheme/inquiry-transitions.ts";
import { taskKinds, taskStatuses } from "#scheme/task-transitions.ts";
import { actedBy, caseFields, chainTip, day, digest, instant, version } from "./common.ts";

/** Somebody is waited for. Opened and closed by the acts themselves; the procedure only attaches its token. */
export const taskRecord = z.object({
  kind: z.literal("task"),
  id: z.string(),
  version,
  ...caseFields,
  /** The company whose case it is; missing where no company is concerned yet (a draw, a tip). */
  corporateNumber: z.string().optional(),
  taskKind: z.enum(taskKinds),
  body: z.string().optional(),
  /** What of the case it concerns, where a case can have several tasks of a kind: a prerequisite, a report. */
  topic: z.string().optional(),
  status: z.enum(taskStatuses),
  openedAt: instant,
  dueDay: day,
  /** The next day on which the sweep has something to do for it: a reminder, or closing it the day after it is due. */
  attentionDay: day.optional(),
  remindersSent: z.int().min(0),
  closedAt: instant.optional(),
  closedBy: actedBy.optional(),
});
export type Task = z.infer<typeof taskRecord>;

/** The task token of a waiting execution. Read by the resumer alone; it never leaves the server. */
export const taskTokenRecord = z.object({
  kind: z.literal("taskToken"),
  taskId: z.string(),
  token: z.string().min(1),
  attachedAt: instant,
});

/** The inquiry to one body (E-01…E-03). What was answered is in a compartment of its own. */
export const inquiryRecord = z.object({
  kind: z.literal("inquiry"),
  applicationId: z.string(),
  body: z.string(),
  version,
  status: z.enum(inquiryStatuses),
  round: z.int().min(1),
  /** The round of filing it was asked on, and the digest of what of it the body is shown: another filing may need another answer. */
  filingRound: z.int().min(1),
  shownDigest: digest,
  sentAt: instant,
  dueDay: day,
  /** How silence was treated, when it was (E-03). */
  silence: z.enum(["wait", "escalate", "deemNoObjection"]).optional(),
  /** What the secretariat asks the applicant, without naming the body: theirs to read, and mailed to them (E-05). */
  questionToApplicant: z.string().optional(),
  released: z.boolean(),
  /** How many turns the exchange with this body has had. */
  turns: z.int().min(0),
  /** Of the record of the last turn, as it is stored. */
  answerDigest: digest.optional(),
  ledger: chainTip,
});
export type Inquiry = z.infer<typeof inquiryRecord>;

/** What a body said, or was told, in one turn: sealed, and kept apart from the application (E-05). */
export const inquiryAnswerRecord = z.object({
  kind: z.literal("inquiryAnswer"),
  applicationId: z.string(),
  body: z.string(),
  /** Which turn of the exchange this is. */
  number: z.int().min(1),
  round: z.int().min(1),
  act: z.enum([
    "answerNoObjection",
    "answerObjection",
    "answerNotConcerned",
    "askForInformation",
    "askApplicant",
    "applicantInforms",
    "supplement",
    "prolong",
    "deemNoObjection",
  ]),
  /** The words, for this application, body and number alone. */
  sealed: z.string().min(1),
  by: actedBy,
  at: instant,
});
export type InquiryAnswer = z.infer<typeof inquiryAnswerRecord>;

/** The record of who was shown what bodies said of an application: the tip of a hash chain of its own (E-05). */
export const answerAccessRecord = z.object({
  kind: z.literal("answerAccess"),
  applicationId: z.string(),
  version,
  /** The JST day of the last access. */
  day,
  /** How many turns each person had been shown that day, when it was last recorded. */
  shown: z.array(z.object({ subject: z.string().min(1), turns: z.int().min(1) })),
  ledger: chainTip,
});
export type AnswerAccess = z.infer<typeof answerAccessRecord>;
