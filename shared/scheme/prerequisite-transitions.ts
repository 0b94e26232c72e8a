import type { StatusNames, TransitionTable } from "./transition.ts";

/** What a certification stands on (M-03). */
export const prerequisiteKinds = ["isms", "scs", "serviceRegistration"] as const;
export type PrerequisiteKind = (typeof prerequisiteKinds)[number];

export const prerequisiteKindNames: StatusNames<PrerequisiteKind> = {
  isms: { ja: "ISMS認証", en: "ISMS certificate" },
  scs: { ja: "SCS評価", en: "SCS rating" },
  serviceRegistration: { ja: "サービス登録", en: "Service registration" },
};

/** Where a prerequisite stands by acts (M-03…M-05). Whether it still holds on a day is `prerequisiteStanding`. */
export const prerequisiteStatuses = [
  "current",
  "renewing",
  "reported",
  "suspended",
  "lost",
  "closed",
] as const;
export type PrerequisiteStatus = (typeof prerequisiteStatuses)[number];

export type PrerequisiteAct =
  | "declareRenewing"
  | "reportRenewal"
  | "acceptRenewal"
  | "returnRenewal"
  | "returnRenewalIntoRenewing"
  | "reportSuspended"
  | "reportLost"
  | "reportRestored"
  | "acceptRestored"
  | "returnRestored"
  | "confirmInExtension"
  | "recordLapse"
  | "closePrerequisite";

const company = ["applicant", "signatory"] as const;
const informed = ["applicant", "signatory", "reviewer"] as const;
const reviewer = ["reviewer"] as const;
const unconflicted = { differsFrom: [], notAmong: ["conflictedStaff"] } as const;
const ended = ["suspended", "lost"] as const;

/**
 * status × act -> status for a prerequisite. A renewal that is reported is with the secretariat and does not lapse
 * meanwhile. One that is suspended or lost stays so until a reviewer has accepted the evidence that it is restored.
 * That a service is no longer on the existing register is a question to the provider, not an act here.
 */
export const prerequisiteTransitions: TransitionTable<PrerequisiteStatus, PrerequisiteAct> = [
  { act: "declareRenewing", from: ["current"], to: "renewing", by: company, why: "M-03 M-04" },
  {
    act: "reportRenewal",
    from: ["current", "renewing"],
    to: "reported",
    by: ["signatory"],
    why: "M-04",
  },
  {
    act: "acceptRenewal",
    from: ["reported"],
    to: "current",
    by: reviewer,
    fourEyes: unconflicted,
    why: "M-04",
  },
  {
    act: "returnRenewal",
    from: ["reported"],
    to: "current",
    by: reviewer,
    fourEyes: unconflicted,
    why: "M-04",
  },
  {
    act: "returnRenewalIntoRenewing",
    from: ["reported"],
    to: "renewing",
    by: reviewer,
    fourEyes: unconflicted,
    why: "M-04",
  },
  {
    act: "reportSuspended",
    from: ["current", "renewing", "reported"],
    to: "suspended",
    by: informed,
    fourEyes: unconflicted,
    why: "M-03 M-08",
  },
  {
    act: "reportLost",
    from: ["current", "renewing", "reported", "suspended"],
    to: "lost",
    by: informed,
    fourEyes: unconflicted,
    why: "M-03 M-05",
  },
  ...ended.map(
    (status) =>
      ({
        act: "reportRestored",
        from: [status],
        to: status,
        by: ["signatory"],
        why: "M-04",
      }) as const,
  ),
  {
    act: "acceptRestored",
    from: ended,
    to: "current",
    by: reviewer,
    fourEyes: unconflicted,
    why: "M-04",
  },
  ...ended.map(
    (status) =>
      ({
        act: "returnRestored",
        from: [status],
        to: status,
        by: reviewer,
        fourEyes: unconflicted,
        why: "M-04",
      }) as const,
  ),
  {
    act: "confirmInExtension",
    from: ["current", "renewing", "reported", "suspended", "lost"],
    to: "current",
    by: ["decider"],
    fourEyes: unconflicted,
    why: "M-03 M-07",
  },
  {
    act: "recordLapse",
    from: ["current", "renewing", "suspended"],
    to: "lost",
    by: ["system"],
    why: "M-05",
  },
  {
    act: "closePrerequisite",
    from: ["current", "renewing", "reported", "suspended", "lost"],
    to: "closed",
    by: ["system"],
    why: "M-01 M-08 X-01",
  },
];

export const prerequisiteStatusNames: StatusNames<PrerequisiteStatus> = {
  current: { ja: "有効", en: "Current" },
  renewing: { ja: "更新手続中", en: "Being renewed" },
  reported: { ja: "更新報告の確認中", en: "Renewal reported" },
  suspended: { ja: "一時停止", en: "Suspended" },
  lost: { ja: "喪失", en: "Lost" },
  closed: { ja: "管理終了", en: "Closed" },
};
