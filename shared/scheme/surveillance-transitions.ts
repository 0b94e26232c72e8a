import type { StatusNames, TransitionTable } from "./transition.ts";

/** Where a surveillance case stands (S-02…S-05). */
export const surveillanceStatuses = [
  "registered",
  "notConducted",
  "decided",
  "evidence",
  "examination",
  "awaitingConclusion",
  "conforming",
  "minor",
  "violation",
  "refusedCooperation",
  "closed",
  "discontinued",
] as const;
export type SurveillanceStatus = (typeof surveillanceStatuses)[number];

export type SurveillanceAct =
  | "decideNotToConduct"
  | "decideToConduct"
  | "notifyProvider"
  | "fileEvidence"
  | "requestMoreEvidence"
  | "markEvidenceOverdue"
  | "refuseToCooperate"
  | "recordHearing"
  | "proposeConclusion"
  | "returnConclusion"
  | "concludeConforming"
  | "concludeMinor"
  | "concludeViolation"
  | "concludeRefusal"
  | "closeCorrected"
  | "referForRevocation"
  | "discontinueSurveillance";

const officer = ["surveillanceOfficer"] as const;
const decider = ["decider"] as const;
const unconflicted = { differsFrom: [], notAmong: ["conflictedStaff"] } as const;
const fourEyes = { differsFrom: ["proposedBy"], notAmong: ["handledBy", "conflictedStaff"] } as const;

/**
 * status × act -> status for a surveillance case. Silence and an explicit refusal both go on to the examination:
 * only a decider concludes that a provider refuses to cooperate, never a machine. When the certification ends, there is
 * nothing left to watch over.
 */
export const surveillanceTransitions: TransitionTable<SurveillanceStatus, SurveillanceAct> = [
  {
    act: "decideNotToConduct",
    from: ["registered"],
    to: "notConducted",
    by: officer,
    fourEyes: unconflicted,
    why: "S-02",
  },
  {
    act: "decideToConduct",
    from: ["registered"],
    to: "decided",
    by: officer,
    fourEyes: unconflicted,
    why: "S-02 S-03",
  },
  { act: "notifyProvider", from: ["decided"], to: "evidence", by: ["system"], why: "S-04" },
  {
    act: "fileEvidence",
    from: ["evidence"],
    to: "examination",
    by: ["applicant", "signatory"],
    why: "S-04",
  },
  {
    act: "requestMoreEvidence",
    from: ["examination"],
    to: "evidence",
    by: officer,
    fourEyes: unconflicted,
    why: "S-04",
  },
  { act: "markEvidenceOverdue", from: ["evidence"], to: "examination", by: ["system"], why: "S-04" },
  { act: "refuseToCooperate", from: ["evidence"], to: "examination", by: ["signatory"], why: "S-04" },
  {
    act: "recordHearing",
    from: ["examination"],
    to: "examination",
    by: officer,
    fourEyes: unconflicted,
    why: "S-04",
  },
  {
    act: "proposeConclusion",
    from: ["examination"],
    to: "awaitingConclusion",
    by: officer,
    fourEyes: unconflicted,
    why: "S-05 F-01",
  },
  {
    act: "returnConclusion",
    from: ["awaitingConclusion"],
    to: "examination",
    by: decider,
    fourEyes,
    why: "S-05 F-01",
  },
  {
    act: "concludeConforming",
    from: ["awaitingConclusion"],
    to: "conforming",
    by: decider,
    fourEyes,
    why: "S-05 F-01",
  },
  {
    act: "concludeMinor",
    from: ["awaitingConclusion"],
    to: "minor",
    by: decider,
    fourEyes,
    why: "S-05 F-01",
  },
  {
    act: "concludeViolation",
    from: ["awaitingConclusion"],
    to: "violation",
    by: decider,
    fourEyes,
    why: "S-05 F-01",
  },
  {
    act: "concludeRefusal",
    from: ["awaitingConclusion"],
    to: "refusedCooperation",
    by: decider,
    fourEyes,
    why: "S-04 F-01",
  },
  {
    act: "closeCorrected",
    from: ["violation"],
    to: "closed",
    by: ["decider", "system"],
    fourEyes: unconflicted,
    why: "S-05",
  },
  {
    act: "referForRevocation",
    from: ["violation", "refusedCooperation"],
    to: "closed",
    by: ["system"],
    why: "S-04 S-05 X-01",
  },
  {
    act: "discontinueSurveillance",
    from: [
      "registered",
      "decided",
      "evidence",
      "examination",
      "awaitingConclusion",
      "violation",
      "refusedCooperation",
    ],
    to: "discontinued",
    by: ["system"],
    why: "M-01 M-08 X-01",
  },
];

export const surveillanceStatusNames: StatusNames<SurveillanceStatus> = {
  registered: { ja: "端緒登録", en: "Registered" },
  notConducted: { ja: "不実施", en: "Not conducted" },
  decided: { ja: "実施決定", en: "Decided to conduct" },
  evidence: { ja: "資料徴求", en: "Evidence asked for" },
  examination: { ja: "ヒアリング", en: "Examination" },
  awaitingConclusion: { ja: "結論の決定待ち", en: "Awaiting conclusion" },
  conforming: { ja: "適合", en: "Conforming" },
  minor: { ja: "軽微", en: "Minor" },
  violation: { ja: "違反（是正中）", en: "Violation, in corrective action" },
  refusedCooperation: { ja: "協力拒否", en: "Refused to cooperate" },
  closed: { ja: "終了", en: "Closed" },
  discontinued: { ja: "打切り（認定の終了）", en: "Discontinued, certification ended" },
};

/** What the provider concerned is shown: nothing before it is notified, and nothing of what is being weighed (S-04). */
export const providerSurveillanceViews = [
  "evidence",
  "underExamination",
  "inCorrection",
  "concluded",
  "discontinued",
] as const;
export type ProviderSurveillanceView = (typeof providerSurveillanceViews)[number];

export const providerSurveillanceViewNames: StatusNames<ProviderSurveillanceView> = {
  evidence: { ja: "資料提出のお願い", en: "Please file evidence" },
  underExamination: { ja: "確認中", en: "Under examination" },
  inCorrection: { ja: "是正中", en: "In corrective action" },
  concluded: { ja: "結果通知済", en: "Result notified" },
  discontinued: { ja: "打切り（認定の終了）", en: "Discontinued, certification ended" },
};

const views: Readonly<Record<SurveillanceStatus, ProviderSurveillanceView | undefined>> = {
  registered: undefined,
  notConducted: undefined,
  decided: undefined,
  evidence: "evidence",
  examination: "underExamination",
  awaitingConclusion: "underExamination",
  conforming: "concluded",
  minor: "concluded",
  violation: "inCorrection",
  refusedCooperation: "concluded",
  closed: "concluded",
  discontinued: "discontinued",
};

/**
 * The case as the provider sees it.
 * @param notified whether the provider has been notified of it: until then, and whatever becomes of it, there is no case
 */
export function providerSurveillanceView(
  status: SurveillanceStatus,
  notified: boolean,
): ProviderSurveillanceView | undefined {
  return notified ? views[status] : undefined;
}
