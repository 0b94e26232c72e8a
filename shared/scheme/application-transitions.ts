import type { StatusNames, TransitionTable } from "./transition.ts";

/** Where an application stands (domain facts, 状態). */
export const applicationStatuses = [
  "draft",
  "submitted",
  "formCheck",
  "remediation",
  "accepted",
  "inquiry",
  "review",
  "awaitingDecision",
  "certified",
  "refused",
  "withdrawn",
  "lapsed",
] as const;
export type ApplicationStatus = (typeof applicationStatuses)[number];

export type ApplicationAct =
  | "saveDraft"
  | "submit"
  | "saveRemediation"
  | "resubmit"
  | "passAutomaticCheck"
  | "requestRemediation"
  | "extendRemediation"
  | "lapse"
  | "referOverdueRemediation"
  | "acceptForm"
  | "referForRefusal"
  | "putInquiries"
  | "concludeInquiries"
  | "propose"
  | "returnProposal"
  | "certify"
  | "refuse"
  | "withdraw";

const company = ["applicant", "signatory"] as const;
const fourEyes = { differsFrom: ["proposedBy"], notAmong: ["reviewedBy", "conflictedStaff"] } as const;
const unconflicted = { differsFrom: [], notAmong: ["conflictedStaff"] } as const;

/** status × act -> status for an application. The write condition, the diagram and the property tests come from here. */
export const applicationTransitions: TransitionTable<ApplicationStatus, ApplicationAct> = [
  { act: "saveDraft", from: ["draft"], to: "draft", by: company, why: "B-05" },
  { act: "submit", from: ["draft"], to: "submitted", by: ["signatory"], why: "B-05 B-06" },
  { act: "saveRemediation", from: ["remediation"], to: "remediation", by: company, why: "D-09" },
  { act: "resubmit", from: ["remediation"], to: "submitted", by: ["signatory"], why: "D-09" },
  { act: "passAutomaticCheck", from: ["submitted"], to: "formCheck", by: ["system"], why: "D-01…D-08" },
  {
    act: "requestRemediation",
    from: ["submitted", "formCheck", "review"],
    to: "remediation",
    by: ["system", "reviewer"],
    fourEyes: unconflicted,
    why: "D-09",
  },
  { act: "extendRemediation", from: ["remediation"], to: "remediation", by: company, why: "D-09" },
  { act: "lapse", from: ["remediation", "submitted"], to: "lapsed", by: ["system"], why: "D-09" },
  {
    act: "referOverdueRemediation",
    from: ["remediation", "submitted"],
    to: "formCheck",
    by: ["system"],
    why: "D-09",
  },
  {
    act: "acceptForm",
    from: ["formCheck"],
    to: "accepted",
    by: ["reviewer"],
    fourEyes: unconflicted,
    why: "事務局の役割 2",
  },
  {
    act: "referForRefusal",
    from: ["formCheck"],
    to: "review",
    by: ["reviewer"],
    fourEyes: unconflicted,
    why: "行政手続法7",
  },
  { act: "putInquiries", from: ["accepted"], to: "inquiry", by: ["system"], why: "E-01" },
  { act: "concludeInquiries", from: ["inquiry"], to: "review", by: ["system"], why: "E-04" },
  {
    act: "propose",
    from: ["review"],
    to: "awaitingDecision",
    by: ["reviewer"],
    fourEyes: unconflicted,
    why: "F-01",
  },
  { act: "returnProposal", from: ["awaitingDecision"], to: "review", by: ["decider"], fourEyes, why: "F-01" },
  {
    act: "certify",
    from: ["awaitingDecision"],
    to: "certified",
    by: ["decider"],
    fourEyes,
    why: "F-01 F-03",
  },
  { act: "refuse", from: ["awaitingDecision"], to: "refused", by: ["decider"], fourEyes, why: "F-01 F-03" },
  {
    act: "withdraw",
    from: [
      "draft",
      "submitted",
      "formCheck",
      "remediation",
      "accepted",
      "inquiry",
      "review",
      "awaitingDecision",
    ],
    to: "withdrawn",
    by: ["signatory"],
    why: "B-05",
  },
];

export const applicationStatusNames: StatusNames<ApplicationStatus> = {
  draft: { ja: "下書き", en: "Draft" },
  submitted: { ja: "提出済", en: "Submitted" },
  formCheck: { ja: "形式確認中", en: "Form check" },
  remediation: { ja: "補正依頼中", en: "Remediation" },
  accepted: { ja: "受理", en: "Accepted" },
  inquiry: { ja: "照会中", en: "Inquiry" },
  review: { ja: "審査中", en: "Review" },
  awaitingDecision: { ja: "決定待ち", en: "Awaiting decision" },
  certified: { ja: "認定", en: "Certified" },
  refused: { ja: "不認定", en: "Refused" },
  withdrawn: { ja: "取下げ", en: "Withdrawn" },
  lapsed: { ja: "却下", en: "Lapsed" },
};

/** What the applicant is shown: fewer statuses than the secretariat sees, and nothing of who is asked (E-05). */
export const applicantViews = ["draft", "received", "remediation", "underReview", "concluded"] as const;
export type ApplicantView = (typeof applicantViews)[number];

export const applicantViewNames: StatusNames<ApplicantView> = {
  draft: { ja: "下書き", en: "Draft" },
  received: { ja: "受付済", en: "Received" },
  remediation: { ja: "補正のお願い", en: "Please remedy" },
  underReview: { ja: "審査中", en: "Under review" },
  concluded: { ja: "結果通知済", en: "Result notified" },
};

const views: Readonly<Record<ApplicationStatus, ApplicantView>> = {
  draft: "draft",
  submitted: "received",
  formCheck: "received",
  remediation: "remediation",
  accepted: "underReview",
  inquiry: "underReview",
  review: "underReview",
  awaitingDecision: "underReview",
  certified: "concluded",
  refused: "concluded",
  withdrawn: "concluded",
  lapsed: "concluded",
};

/** The status as the applicant sees it. */
export function applicantView(status: ApplicationStatus): ApplicantView {
  return views[status];
}
