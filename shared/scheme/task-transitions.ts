import type { StatusNames, TransitionTable } from "./transition.ts";

/** What somebody is waited for. */
export const taskKinds = [
  "remediation",
  "formCheck",
  "inquiryAnswer",
  "inquirySupplement",
  "applicantInformation",
  "silentBody",
  "proposal",
  "decision",
  "renewalReport",
  "renewalCheck",
  "listingQuestion",
  "prerequisiteReview",
  "changeReport",
  "changeCheck",
  "suspensionReview",
  "surveillanceDeliberation",
  "surveillanceEvidence",
  "surveillanceExamination",
  "surveillanceConclusion",
  "correctionPlan",
  "correctionPlanCheck",
  "correctionReport",
  "correctionCheck",
  "revocationNotice",
  "hearing",
  "hearingReport",
  "revocationProposal",
  "revocationDecision",
  "hearingAfterwards",
  "objectionPeriod",
  "objectionDecision",
  "beacon",
  "tipAcknowledgement",
  "tipOutcome",
  "incidentFinal",
  "incidentCheck",
] as const;
export type TaskKind = (typeof taskKinds)[number];

export const taskStatuses = ["open", "answered", "expired", "cancelled"] as const;
export type TaskStatus = (typeof taskStatuses)[number];

export type TaskAct = "answer" | "expire" | "cancel" | "prolongTask" | "remind";

/** status × act -> status for a waiting task. */
export const taskTransitions: TransitionTable<TaskStatus, TaskAct> = [
  {
    act: "answer",
    from: ["open"],
    to: "answered",
    by: [
      "applicant",
      "signatory",
      "reviewer",
      "decider",
      "surveillanceOfficer",
      "governmentResponder",
      "administrator",
      "system",
    ],
    why: "design: one act, one effect",
  },
  { act: "expire", from: ["open"], to: "expired", by: ["system"], why: "D-09 E-03" },
  { act: "cancel", from: ["open"], to: "cancelled", by: ["system"], why: "B-05" },
  {
    act: "prolongTask",
    from: ["open"],
    to: "open",
    by: ["applicant", "signatory", "reviewer", "system"],
    why: "D-09 E-03",
  },
  { act: "remind", from: ["open"], to: "open", by: ["system"], why: "D-09 E-03" },
];

export const taskStatusNames: StatusNames<TaskStatus> = {
  open: { ja: "対応待ち", en: "Open" },
  answered: { ja: "対応済", en: "Answered" },
  expired: { ja: "期限切れ", en: "Expired" },
  cancelled: { ja: "取消", en: "Cancelled" },
};

/** What a company is waited for. */
const ofApplicant: readonly TaskKind[] = [
  "remediation",
  "applicantInformation",
  "renewalReport",
  "listingQuestion",
  "changeReport",
  "surveillanceEvidence",
  "correctionPlan",
  "correctionReport",
  "hearing",
  "objectionPeriod",
  "incidentFinal",
];

/** Who has the ball while a task of this kind is open; the standard processing period stops with the applicant (F-05). */
export function ballOf(kind: TaskKind): "applicant" | "secretariat" | "government" {
  if (ofApplicant.includes(kind)) return "applicant";
  return kind === "inquiryAnswer" ? "government" : "secretariat";
}
