import type { ApplicationIn } from "#records/application.ts";
import type { AnyRecord, RecordOf } from "#records/index.ts";

/** Small records of each shape the contract of the register needs. */

const digest = "0".repeat(64);
const at = "2027-04-01T00:30:00.000Z";
const by = { subject: "user-1", name: "髙﨑 𠮷子", role: "reviewer" } as const;

export const underReview = (
  id: string,
  changes: Partial<Extract<ApplicationIn<"review">, { applicationKind: "new" }>> = {},
): ApplicationIn<"review"> => ({
  kind: "application",
  applicationKind: "new",
  id,
  version: 1,
  status: "review",
  corporateNumber: "7123456789012",
  category: "audit",
  policyVersion: "2027-04-01.1",
  form: {},
  createdAt: at,
  createdBy: by,
  updatedAt: at,
  forApplicant: { version: 1, updatedAt: at },
  ledger: { sequence: 1, hash: digest },
  generation: 1,
  reviewedBy: ["reviewer-1", "reviewer-2"],
  conflictedStaff: [],
  stretches: [],
  filing: { receiptNumber: "R-1", round: 1, filedAt: at, filedBy: by, digest },
  findings: [],
  remediationRounds: 0,
  inquiryResult: "noObjection",
  ...changes,
});

export const awaitingDecision = (id: string, proposedBy: string): AnyRecord => ({
  ...underReview(id),
  status: "awaitingDecision",
  proposal: { outcome: "certify", reasons: "審査項目をすべて満たす", by, at },
  proposedBy,
});

export const task = (
  applicationId: string,
  id: string,
  changes: Partial<RecordOf<"task">> = {},
): RecordOf<"task"> => ({
  kind: "task",
  id,
  version: 1,
  caseKind: "application",
  caseId: applicationId,
  corporateNumber: "7123456789012",
  taskKind: "formCheck",
  status: "open",
  openedAt: at,
  dueDay: "2027-04-15",
  attentionDay: "2027-04-08",
  remindersSent: 0,
  ...changes,
});

export const event = (aggregate: string, sequence: number): RecordOf<"event"> => ({
  kind: "event",
  aggregate,
  sequence,
  act: "submit",
  to: "submitted",
  by,
  at,
  data: { note: "𠮷", nested: { empty: null, list: [1, "two", false] } },
  previousHash: digest,
  hash: digest,
});

export const outbox = (id: string, changes: Partial<RecordOf<"outbox">> = {}): RecordOf<"outbox"> => ({
  kind: "outbox",
  id,
  version: 1,
  status: "pending",
  effect: { type: "resumeTask", taskId: "t" },
  createdAt: at,
  attempts: 0,
  ...changes,
});

export const inquiry = (applicationId: string, body: string): RecordOf<"inquiry"> => ({
  kind: "inquiry",
  applicationId,
  body,
  version: 1,
  status: "sent",
  filingRound: 1,
  shownDigest: "a".repeat(64),
  round: 1,
  sentAt: at,
  dueDay: "2027-04-30",
  released: false,
  turns: 0,
  ledger: { sequence: 1, hash: digest },
});

export const sequence = (name: string, last: number, version = 1): RecordOf<"sequence"> => ({
  kind: "sequence",
  name,
  version,
  last,
});

export const claim = (name: string, heldBy: string): RecordOf<"claim"> => ({
  kind: "claim",
  name,
  heldBy,
  since: at,
});

export const taskToken = (taskId: string, token: string): RecordOf<"taskToken"> => ({
  kind: "taskToken",
  taskId,
  token,
  attachedAt: at,
});
