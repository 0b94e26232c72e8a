import * as z from "zod";
import { delegateLosses } from "#scheme/delegation-transitions.ts";
import { actedBy, caseFields, day, digest, instant, version } from "./common.ts";
import { mailFaults } from "./mail-fault.ts";
import { noticeContent, noticeRecipient } from "./notice-content.ts";

/** The procedures, each a state machine; a case has at most one. */
export const procedureNames = ["application", "surveillance", "revocation", "randomSurveillance"] as const;
export type ProcedureName = (typeof procedureNames)[number];

/** A procedure as files and resources are named: `randomSurveillance` is in `statemachines/random-surveillance.asl.json`. */
export function hyphenated(procedure: string): string {
  return procedure.replaceAll(/[A-Z]/g, "-$&").toLowerCase();
}

const execution = {
  procedure: z.enum(procedureNames),
  caseId: z.string().min(1),
  generation: z.int().min(1),
};

/** Something that must happen in the world because an act was committed; delivered at least once. */
export const effect = z.discriminatedUnion("type", [
  z.object({ type: z.literal("startProcedure"), ...execution }),
  z.object({ type: z.literal("stopProcedure"), ...execution }),
  z.object({ type: z.literal("resumeTask"), taskId: z.string() }),
  /** The certification has ended: so do its open surveillance cases, however many. */
  z.object({ type: z.literal("endSurveillances"), certificationNumber: z.string() }),
  z.object({ type: z.literal("notice"), recipient: noticeRecipient, content: noticeContent }),
  /** Whoever delegates work to the provider of a certification that was lost is told (L-02). */
  z.object({
    type: z.literal("alertDelegators"),
    certificationNumber: z.string(),
    loss: z.enum(delegateLosses),
    on: day,
  }),
]);
export type Effect = z.infer<typeof effect>;

export const outboxRecord = z.object({
  kind: z.literal("outbox"),
  id: z.string(),
  version,
  status: z.enum(["pending", "delivered", "failed"]),
  effect,
  createdAt: instant,
  attempts: z.int().min(0),
  deliveredAt: instant.optional(),
  failure: z.string().optional(),
});
export type OutboxEntry = z.infer<typeof outboxRecord>;

/** A notice that was sent, with the digest of the very message kept as evidence (N-05). Its id is the outbox entry's. */
export const noticeRecord = z.object({
  kind: z.literal("notice"),
  id: z.string(),
  version,
  ...caseFields,
  status: z.enum(["sending", "sent"]),
  template: z.string(),
  recipient: noticeRecipient,
  subject: z.string(),
  mimeKey: z.string(),
  mimeSha256: digest,
  /** The moment the message names as its date; a repeat composes the same bytes. */
  preparedAt: instant,
  sentAt: instant.optional(),
  /** What came back of it first, and when. */
  cameBack: z.object({ fault: z.enum(mailFaults), at: instant }).optional(),
});
export type Notice = z.infer<typeof noticeRecord>;

/** One act on an aggregate, hash-chained, written once (N-04). */
export const eventRecord = z.object({
  kind: z.literal("event"),
  aggregate: z.string(),
  sequence: z.int().min(1),
  act: z.string(),
  from: z.string().optional(),
  to: z.string(),
  by: actedBy,
  at: instant,
  data: z.record(z.string(), z.json()),
  previousHash: digest,
  hash: digest,
});
export type LedgerEvent = z.infer<typeof eventRecord>;

/** A name that can be held once, e.g. the open application of a company in a category. */
export const claimRecord = z.object({
  kind: z.literal("claim"),
  name: z.string(),
  heldBy: z.string(),
  since: instant,
});

/** A number that only rises. */
export const sequenceRecord = z.object({
  kind: z.literal("sequence"),
  name: z.string(),
  version,
  last: z.int().min(0),
});

/** How far a job that runs by days has come. */
export const watermarkRecord = z.object({
  kind: z.literal("watermark"),
  name: z.string(),
  version,
  doneThrough: z.iso.date(),
});
