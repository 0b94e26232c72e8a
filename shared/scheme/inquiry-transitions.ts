import type { StatusNames, TransitionTable } from "./transition.ts";

/** Where the inquiry to one government body stands (E-01…E-03). */
export const inquiryStatuses = [
  "sent",
  "acknowledged",
  "overdue",
  "moreInformation",
  "applicantAsked",
  "escalated",
  "noObjection",
  "objection",
  "notConcerned",
  "deemedNoObjection",
  "cancelled",
] as const;
export type InquiryStatus = (typeof inquiryStatuses)[number];

export type InquiryAct =
  | "acknowledge"
  | "answerNoObjection"
  | "answerObjection"
  | "answerNotConcerned"
  | "askForInformation"
  | "askApplicant"
  | "applicantInforms"
  | "supplement"
  | "markOverdue"
  | "escalateSilence"
  | "deemNoObjection"
  | "prolong"
  | "askAgain"
  | "cancelInquiry";

const body = ["governmentResponder"] as const;
const answerable = ["sent", "acknowledged", "overdue", "escalated"] as const;
const unconflicted = { differsFrom: [], notAmong: ["conflictedStaff"] } as const;

/** status × act -> status for the inquiry to one body. */
export const inquiryTransitions: TransitionTable<InquiryStatus, InquiryAct> = [
  { act: "acknowledge", from: ["sent"], to: "acknowledged", by: body, why: "E-02" },
  { act: "answerNoObjection", from: answerable, to: "noObjection", by: body, why: "E-02" },
  { act: "answerObjection", from: answerable, to: "objection", by: body, why: "E-02 E-04" },
  { act: "answerNotConcerned", from: answerable, to: "notConcerned", by: body, why: "E-02" },
  { act: "askForInformation", from: answerable, to: "moreInformation", by: body, why: "E-02" },
  {
    act: "askApplicant",
    from: ["moreInformation"],
    to: "applicantAsked",
    by: ["reviewer"],
    fourEyes: unconflicted,
    why: "E-02",
  },
  {
    act: "applicantInforms",
    from: ["applicantAsked"],
    to: "moreInformation",
    by: ["applicant", "signatory", "system"],
    why: "E-02",
  },
  {
    act: "supplement",
    from: ["moreInformation"],
    to: "sent",
    by: ["reviewer"],
    fourEyes: unconflicted,
    why: "E-02",
  },
  { act: "markOverdue", from: ["sent", "acknowledged"], to: "overdue", by: ["system"], why: "E-03" },
  {
    act: "escalateSilence",
    from: ["sent", "acknowledged"],
    to: "escalated",
    by: ["system"],
    why: "E-03",
  },
  {
    act: "deemNoObjection",
    from: ["sent", "acknowledged", "overdue", "escalated"],
    to: "deemedNoObjection",
    by: ["system", "reviewer"],
    fourEyes: unconflicted,
    why: "E-03",
  },
  {
    act: "prolong",
    from: ["escalated", "overdue"],
    to: "sent",
    by: ["reviewer"],
    fourEyes: unconflicted,
    why: "E-03",
  },
  {
    act: "askAgain",
    from: ["noObjection", "objection", "notConcerned", "deemedNoObjection"],
    to: "sent",
    by: ["system"],
    why: "E-01 E-04",
  },
  {
    act: "cancelInquiry",
    from: ["sent", "acknowledged", "overdue", "moreInformation", "applicantAsked", "escalated"],
    to: "cancelled",
    by: ["system"],
    why: "B-05",
  },
];

export const inquiryStatusNames: StatusNames<InquiryStatus> = {
  sent: { ja: "送付済", en: "Sent" },
  acknowledged: { ja: "受領確認", en: "Acknowledged" },
  overdue: { ja: "期限超過", en: "Overdue" },
  moreInformation: { ja: "追加照会", en: "More information needed" },
  applicantAsked: { ja: "申請者へ確認中", en: "Applicant asked" },
  escalated: { ja: "期限超過（事務局対応）", en: "Overdue, with the secretariat" },
  noObjection: { ja: "支障なし", en: "No objection" },
  objection: { ja: "意見あり", en: "Objection" },
  notConcerned: { ja: "所管外", en: "Not our matter" },
  deemedNoObjection: { ja: "支障なし（みなし）", en: "Deemed no objection" },
  cancelled: { ja: "取下げ", en: "Cancelled" },
};

/** The answers of all bodies taken together: 回答待ち, 支障なし, 要協議, 支障あり (E-04). */
export type InquiryResult = "pending" | "noObjection" | "needsConsultation" | "objection";

const answered: readonly InquiryStatus[] = ["noObjection", "objection", "notConcerned", "deemedNoObjection"];

/** Whether a body has nothing more to say. */
export function isAnswered(status: InquiryStatus): boolean {
  return answered.includes(status);
}

/** An inquiry without what was said in it, for those who may know that a body is asked and no more (E-05). */
export const inquiryProgresses = ["waiting", "answered", "cancelled"] as const;
export type InquiryProgress = (typeof inquiryProgresses)[number];

export const inquiryProgressNames: StatusNames<InquiryProgress> = {
  waiting: { ja: "回答待ち", en: "Waiting" },
  answered: { ja: "回答済", en: "Answered" },
  cancelled: inquiryStatusNames.cancelled,
};

/** A question back, silence and a deemed answer are told apart by those alone who may read the answers. */
export function inquiryProgress(status: InquiryStatus): InquiryProgress {
  if (status === "cancelled") return "cancelled";
  return isAnswered(status) ? "answered" : "waiting";
}

/**
 * The answers taken together: one objection is an objection; silence or a question keeps the case open, and so does
 * nobody having been asked (E-04).
 */
export function inquiryResult(statuses: readonly InquiryStatus[]): InquiryResult {
  if (statuses.includes("objection")) return "objection";
  const consulting: readonly InquiryStatus[] = ["moreInformation", "applicantAsked", "escalated"];
  if (statuses.some((status) => consulting.includes(status))) return "needsConsultation";
  return statuses.length > 0 && statuses.every(isAnswered) ? "noObjection" : "pending";
}
