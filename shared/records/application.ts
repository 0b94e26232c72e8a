import * as z from "zod";
import { applicationForm, documentSlot } from "#scheme/application-form.ts";
import { category } from "#scheme/categories.ts";
import { finding } from "#scheme/finding.ts";
import { actedBy, chainTip, corporateNumber, day, digest, instant, version } from "./common.ts";

/** One stretch of time with one party having the ball; the standard processing period adds up those not the applicant's (F-05). */
export const stretch = z.object({
  step: z.string().min(1),
  ball: z.enum(["applicant", "secretariat", "government"]),
  from: instant,
  until: instant.optional(),
});
export type Stretch = z.infer<typeof stretch>;

/** What was filed last, and the receipt for it (B-06). The receipt number stays the same over all rounds. */
export const filingSummary = z.object({
  receiptNumber: z.string().min(1),
  round: z.int().min(1),
  filedAt: instant,
  filedBy: actedBy,
  digest,
});

const filedDocument = z.object({
  slot: documentSlot,
  documentId: z.string(),
  fileName: z.string(),
  sha256: digest,
});

const remediationState = z.object({
  round: z.int().min(1),
  dueDay: day,
  extensionsUsed: z.int().min(0),
  requestedAt: instant,
  requestedBy: actedBy,
});

const proposal = z.object({
  outcome: z.enum(["certify", "refuse"]),
  reasons: z.string().min(1),
  onObjections: z.string().optional(),
  by: actedBy,
  at: instant,
});

/** A decision and all it rests on (F-02). */
export const decision = z.object({
  outcome: z.enum(["certify", "refuse"]),
  reasons: z.string().min(1),
  by: actedBy,
  at: instant,
  day,
  policyVersion: z.string(),
  filingDigest: digest,
  evidence: z.array(filedDocument),
  answers: z.array(z.object({ body: z.string(), status: z.string(), digest: digest.optional() })),
});

const common = {
  kind: z.literal("application"),
  id: z.string().min(1),
  version,
  corporateNumber,
  category,
  policyVersion: z.string(),
  form: applicationForm,
  createdAt: instant,
  createdBy: actedBy,
  updatedAt: instant,
  /**
   * Version and last change as the applicant is shown them: moved by their own acts and by what changes the status they
   * see. What the secretariat, a body or the procedure does unseen leaves no trace here (E-05).
   */
  forApplicant: z.object({ version, updatedAt: instant }),
  ledger: chainTip,
  /** How often its procedure was started; names the execution. 0 before the first filing. */
  generation: z.int().min(0),
  reviewedBy: z.array(z.string()),
  conflictedStaff: z.array(z.string()),
  stretches: z.array(stretch),
};

const filed = {
  ...common,
  filing: filingSummary,
  findings: z.array(finding),
  remediationRounds: z.int().min(0),
};

const answered = { ...filed, inquiryResult: z.enum(["noObjection", "objection", "notAsked"]) };

/**
 * What is applied for (B-01). A change and an extension are of a certification that exists, and name it from the first
 * draft on; a new application names one only once it has led to it.
 */
const purpose = z.discriminatedUnion("applicationKind", [
  z.object({ applicationKind: z.literal("new") }),
  z.object({
    applicationKind: z.literal("change"),
    certificationNumber: z.string(),
    /** The report of the change that is reviewed here, when it was reported (M-06). */
    changeReportId: z.string().optional(),
  }),
  z.object({ applicationKind: z.literal("extension"), certificationNumber: z.string() }),
]);

const standing = z.discriminatedUnion("status", [
  z.object({ ...common, status: z.literal("draft") }),
  z.object({ ...filed, status: z.literal("submitted") }),
  z.object({ ...filed, status: z.literal("formCheck") }),
  z.object({ ...filed, status: z.literal("remediation"), remediation: remediationState }),
  z.object({ ...filed, status: z.literal("accepted") }),
  z.object({ ...filed, status: z.literal("inquiry") }),
  z.object({ ...answered, status: z.literal("review"), returned: z.string().optional() }),
  z.object({ ...answered, status: z.literal("awaitingDecision"), proposal, proposedBy: z.string() }),
  z.object({
    ...answered,
    status: z.literal("certified"),
    proposal,
    proposedBy: z.string(),
    decision,
    certificationNumber: z.string(),
  }),
  z.object({ ...answered, status: z.literal("refused"), proposal, proposedBy: z.string(), decision }),
  z.object({
    ...common,
    status: z.literal("withdrawn"),
    filing: filingSummary.optional(),
    withdrawal: z.object({ by: actedBy, at: instant, reason: z.string(), from: z.string() }),
  }),
  z.object({
    ...filed,
    status: z.literal("lapsed"),
    lapse: z.object({ at: instant, day, ground: z.enum(["timeLimit", "rounds"]) }),
  }),
]);

/** An application; status and kind say what else is known of it, so that an impossible state cannot be stored. */
export const applicationRecord = z.intersection(standing, purpose);
export type Application = z.infer<typeof applicationRecord>;
export type ApplicationOf<Kind extends Application["applicationKind"]> = Extract<
  Application,
  { applicationKind: Kind }
>;
export type ApplicationIn<Status extends Application["status"]> = Extract<Application, { status: Status }>;
export type FiledApplication = Exclude<Application, { status: "draft" | "withdrawn" }>;

/** Each round of filing is kept as it was (D-09, C-04). */
export const filingRecord = z.object({
  kind: z.literal("filing"),
  applicationId: z.string(),
  round: z.int().min(1),
  receiptNumber: z.string(),
  form: applicationForm,
  documents: z.array(filedDocument),
  digest,
  filedAt: instant,
  filedBy: actedBy,
});
export type Filing = z.infer<typeof filingRecord>;
