import type { StatusNames, TransitionTable } from "./transition.ts";

/** What a tip is about (S-01). */
export const tipKinds = [
  "falseApplication",
  "pledgeBreach",
  "delegation",
  "leak",
  "markMisuse",
  "other",
] as const;
export type TipKind = (typeof tipKinds)[number];

export const tipKindNames: StatusNames<TipKind> = {
  falseApplication: { ja: "虚偽申請", en: "False application" },
  pledgeBreach: { ja: "誓約違反", en: "Breach of the pledge" },
  delegation: { ja: "再委託・請負", en: "Re-delegation or contract for work" },
  leak: { ja: "情報漏えい", en: "Information leak" },
  markMisuse: { ja: "標章誤用", en: "Misuse of the mark" },
  other: { ja: "その他", en: "Other" },
};

/** Where a tip stands (S-01). */
export const tipStatuses = [
  "received",
  "accepted",
  "notAccepted",
  "investigating",
  "linked",
  "measured",
  "told",
  "closed",
] as const;
export type TipStatus = (typeof tipStatuses)[number];

export type TipAct =
  | "acceptTip"
  | "declineTip"
  | "investigateTip"
  | "linkToSurveillance"
  | "recordMeasure"
  | "tellOutcome"
  | "closeTip"
  | "reporterWrites"
  | "writeToReporter";

const officer = ["surveillanceOfficer"] as const;
const unconflicted = { differsFrom: [], notAmong: ["conflictedStaff"] } as const;
/** Both ways of the talk stay open until the tip is closed. */
const talking = [
  "received",
  "accepted",
  "notAccepted",
  "investigating",
  "linked",
  "measured",
  "told",
] as const;

/**
 * status × act -> status for a tip. The reporter acts at the public desk with a receipt code and is nobody known, so
 * `system` writes for them. No tip is closed before its reporter was told what became of it, nor is one that was not
 * accepted.
 */
export const tipTransitions: TransitionTable<TipStatus, TipAct> = [
  { act: "acceptTip", from: ["received"], to: "accepted", by: officer, fourEyes: unconflicted, why: "S-01" },
  {
    act: "declineTip",
    from: ["received"],
    to: "notAccepted",
    by: officer,
    fourEyes: unconflicted,
    why: "S-01",
  },
  {
    act: "investigateTip",
    from: ["accepted"],
    to: "investigating",
    by: officer,
    fourEyes: unconflicted,
    why: "S-01",
  },
  {
    act: "linkToSurveillance",
    from: ["accepted", "investigating"],
    to: "linked",
    by: officer,
    fourEyes: unconflicted,
    why: "S-01 S-02",
  },
  {
    act: "recordMeasure",
    from: ["investigating", "linked"],
    to: "measured",
    by: officer,
    fourEyes: unconflicted,
    why: "S-01 公益通報者保護法",
  },
  {
    act: "tellOutcome",
    from: ["notAccepted", "investigating", "linked", "measured"],
    to: "told",
    by: officer,
    fourEyes: unconflicted,
    why: "S-01 公益通報者保護法",
  },
  { act: "closeTip", from: ["told"], to: "closed", by: officer, fourEyes: unconflicted, why: "S-01" },
  ...talking.map(
    (status) => ({ act: "reporterWrites", from: [status], to: status, by: ["system"], why: "S-01" }) as const,
  ),
  ...talking.map(
    (status) =>
      ({
        act: "writeToReporter",
        from: [status],
        to: status,
        by: officer,
        fourEyes: unconflicted,
        why: "S-01",
      }) as const,
  ),
];

export const tipStatusNames: StatusNames<TipStatus> = {
  received: { ja: "受付", en: "Received" },
  accepted: { ja: "受理", en: "Accepted" },
  notAccepted: { ja: "不受理", en: "Not accepted" },
  investigating: { ja: "調査中", en: "Under investigation" },
  linked: { ja: "サーベイランス連携", en: "Linked to surveillance" },
  measured: { ja: "措置", en: "Measure taken" },
  told: { ja: "通報者へ通知", en: "Reporter told" },
  closed: { ja: "終了", en: "Closed" },
};
