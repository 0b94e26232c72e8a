import * as z from "zod";
import { applicationForm, documentSlot } from "#scheme/application-form.ts";
import { applicationKinds } from "#scheme/application-kinds.ts";
import { applicantViews, applicationStatuses } from "#scheme/application-transitions.ts";
import { bilingual } from "#scheme/bilingual.ts";
import { category, categoryOption } from "#scheme/categories.ts";
import { publicStatuses } from "#scheme/certification-transitions.ts";
import { finding } from "#scheme/finding.ts";
import { inquiryProgresses, inquiryStatuses } from "#scheme/inquiry-transitions.ts";
import { taskKinds, taskStatuses } from "#scheme/task-transitions.ts";
import { revocationOfEntry, revocationSetAside } from "./public-revocation-shapes.ts";

export const identifier = z.string().regex(/^[0-9A-Za-z]{1,40}$/);
export const bodyCode = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/);
const numberPattern = /^[A-Z]{2,6}-\d{4}-[A-Z]{2}-\d{4,8}$/;
export const certificationNumber = z.string().regex(numberPattern);
/** The same as people type it: in small or wide letters, with spaces around it. */
export const typedCertificationNumber = z
  .string()
  .normalize("NFKC")
  .trim()
  .toUpperCase()
  .regex(numberPattern);
const instant = z.iso.datetime();
const day = z.iso.date();
const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const reasons = z.string().trim().min(10).max(4000);
export const nothing = z.strictObject({});

export const receipt = z.object({
  receiptNumber: z.string(),
  filedAt: instant,
  /** The same moment as the applicant's wall clock shows it, e.g. `2027-04-01 09:30 JST`. */
  filedAtJst: z.string(),
  round: z.int(),
  /** SHA-256 of the canonical JSON (RFC 8785) of the form and the list of documents. */
  digest,
});

export const documentView = z.object({
  documentId: z.string(),
  slot: documentSlot,
  fileName: z.string(),
  bytes: z.int(),
  sha256: digest,
  status: z.enum(["awaitingUpload", "clean", "rejected"]),
  addedBy: z.enum(["applicant", "secretariat"]),
  rejection: z.object({ code: z.string(), wrong: bilingual, remedy: bilingual }).optional(),
});

/** A document to be uploaded: what the signature of its ticket will fix (C-01). */
export const uploadRequest = z.strictObject({
  slot: documentSlot,
  fileName: z.string().trim().min(1).max(200),
  contentType: z.string().min(1).max(100),
  bytes: z.int().min(1),
  sha256: digest,
});

export const uploadTicket = z.object({
  document: documentView,
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
});

/** The standard processing period of a case (F-05): days used, the applicant's not counted. */
export const processingView = z.object({
  standardBusinessDays: z.int(),
  usedBusinessDays: z.int(),
  late: z.boolean(),
  ball: z.enum(["applicant", "secretariat", "government", "nobody"]),
  steps: z.array(z.object({ step: z.string(), ball: z.string(), businessDays: z.int() })),
});

/** What was applied for (B-01); the certification that a change or an extension is of, or that was made. */
const purpose = {
  applicationKind: z.enum(applicationKinds),
  certificationNumber: z.string().optional(),
  /** The change report that a change application answers. */
  changeReportId: z.string().optional(),
};

/** An application as its applicant sees it: fewer statuses, nothing of who is asked what (E-05). */
export const applicantApplication = z.object({
  applicationId: z.string(),
  ...purpose,
  version: z.int(),
  category,
  corporateNumber: z.string(),
  status: z.enum(applicantViews),
  statusName: bilingual,
  outcome: z.enum(["certified", "refused", "withdrawn", "lapsed"]).optional(),
  policyVersion: z.string(),
  createdAt: instant,
  updatedAt: instant,
  form: applicationForm,
  documents: z.array(documentView),
  receipt: receipt.optional(),
  remediation: z
    .object({ round: z.int(), dueDay: day, extensionsUsed: z.int(), findings: z.array(finding) })
    .optional(),
  informationRequests: z.array(z.object({ requestId: z.string(), question: z.string(), dueDay: day })),
  releasedAnswers: z.array(z.object({ bodyName: bilingual, text: z.string() })),
  processing: processingView.optional(),
  decision: z
    .object({
      outcome: z.enum(["certify", "refuse"]),
      reasons: z.string(),
      decidedOn: day,
      objectionUntil: day.optional(),
      objectionText: bilingual.optional(),
    })
    .optional(),
  /** Why and when the application lapsed, and how to object (D-09). */
  lapse: z
    .object({
      ground: z.enum(["timeLimit", "rounds"]),
      lapsedOn: day,
      findings: z.array(finding),
      objectionUntil: day,
      objectionText: bilingual,
    })
    .optional(),
});

export const applicationSummary = z.object({
  applicationId: z.string(),
  ...purpose,
  category,
  corporateNumber: z.string(),
  providerName: z.string(),
  status: z.string(),
  statusName: bilingual,
  receiptNumber: z.string().optional(),
  updatedAt: instant,
});

export const taskView = z.object({
  taskId: z.string(),
  caseKind: z.string(),
  /** The id of the application, surveillance or revocation, or the number of the certification. */
  caseId: z.string(),
  taskKind: z.enum(taskKinds),
  status: z.enum(taskStatuses),
  body: z.string().optional(),
  topic: z.string().optional(),
  dueDay: day,
  openedAt: instant,
  late: z.boolean(),
});

export const answerView = z.object({
  number: z.int(),
  round: z.int(),
  act: z.string(),
  text: z.string(),
  byName: z.string(),
  at: instant,
});

/**
 * The inquiry to one body. Who may not read answers sees no more of it than whether the body has answered: no round,
 * due day or release, which would tell what it said (E-05).
 */
export const inquiryView = z.object({
  body: z.string(),
  bodyName: bilingual,
  status: z.enum([...inquiryStatuses, ...inquiryProgresses.filter((each) => each !== "cancelled")]),
  statusName: bilingual,
  round: z.int().optional(),
  dueDay: day.optional(),
  silence: z.string().optional(),
  released: z.boolean().optional(),
  answers: z.array(answerView),
});

const proposalView = z.object({
  outcome: z.enum(["certify", "refuse"]),
  reasons: z.string(),
  onObjections: z.string().optional(),
  byName: z.string(),
  at: instant,
});

/**
 * An application as the secretariat sees it. Who may not read answers sees neither tasks that concern a body nor how
 * objections were weighed, and of the result of the inquiries only whether they are `complete` (E-05).
 */
export const secretariatApplication = z.object({
  applicationId: z.string(),
  ...purpose,
  version: z.int(),
  category,
  corporateNumber: z.string(),
  providerName: z.string(),
  status: z.enum(applicationStatuses),
  statusName: bilingual,
  policyVersion: z.string(),
  form: applicationForm,
  documents: z.array(documentView),
  findings: z.array(finding),
  receipt: receipt.optional(),
  remediation: z.object({ round: z.int(), dueDay: day, extensionsUsed: z.int() }).optional(),
  remediationRounds: z.int(),
  tasks: z.array(taskView),
  inquiries: z.array(inquiryView),
  inquiryResult: z.enum(["notAsked", "pending", "noObjection", "needsConsultation", "objection", "complete"]),
  proposal: proposalView.optional(),
  decision: proposalView
    .extend({ decidedOn: day, policyVersion: z.string(), evidence: z.array(digest) })
    .optional(),
  reviewedBy: z.array(z.string()),
  conflictedStaff: z.array(z.string()),
  processing: processingView.optional(),
  possibleActs: z.array(z.string()),
});

/** One act of the record. Of an act in an inquiry, who may not read answers sees when it was and its hashes (E-05). */
export const eventView = z.object({
  sequence: z.int(),
  act: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  byName: z.string().optional(),
  role: z.string().optional(),
  at: instant,
  data: z.record(z.string(), z.json()),
  previousHash: digest,
  hash: digest,
});

/** What a government body is shown of a case it is asked about. */
export const governmentInquiry = z.object({
  applicationId: z.string(),
  body: z.string(),
  status: z.enum(inquiryStatuses),
  statusName: bilingual,
  round: z.int(),
  dueDay: day,
  questions: z.array(bilingual),
  company: z.object({
    corporateNumber: z.string(),
    name: z.string(),
    address: z.string().optional(),
    capitalRelations: z.string().optional(),
    representative: z.object({ name: z.string(), title: z.string() }).optional(),
    officers: z.array(z.object({ name: z.string(), title: z.string() })),
    shareholders: z.array(z.object({ name: z.string(), country: z.string(), sharePercent: z.number() })),
  }),
  category,
  departmentName: z.string().optional(),
  documents: z.array(documentView),
  /** What this body and the secretariat said to each other; never another body's words. */
  exchange: z.array(answerView),
});

/** What anybody may know of a certification. */
export const publicCertification = z.object({
  number: z.string(),
  status: z.enum(publicStatuses),
  statusName: bilingual,
  asOf: day,
  corporateNumber: z.string(),
  providerName: z.string(),
  providerNameEn: z.string(),
  category,
  categoryName: bilingual,
  option: categoryOption.optional(),
  services: z.array(z.string()),
  departmentName: z.string(),
  departmentNameEn: z.string(),
  validFrom: day,
  validUntil: day,
  revocation: revocationOfEntry.optional(),
  revocationsSetAside: z.array(revocationSetAside).optional(),
  certificate: z.object({ jws: z.string(), keyId: z.string() }).optional(),
});
