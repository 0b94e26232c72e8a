import type { StatusNames, TransitionTable } from "./transition.ts";

/** Where a change report stands (M-06). */
export const changeReportStatuses = [
  "filed",
  "returned",
  "recorded",
  "reviewRequired",
  "underReview",
  "settled",
] as const;
export type ChangeReportStatus = (typeof changeReportStatuses)[number];

export type ChangeReportAct =
  | "recordLightChange"
  | "requireReview"
  | "returnChangeReport"
  | "refileChangeReport"
  | "beginChangeReview"
  | "breakOffChangeReview"
  | "settleChange"
  | "settleWithoutReview";

const company = ["applicant", "signatory"] as const;
const judging = ["reviewer", "system"] as const;
const unconflicted = { differsFrom: [], notAmong: ["conflictedStaff"] } as const;

/**
 * status × act -> status for a change report. A large change is reviewed in a change application of its own; one that
 * is withdrawn or lapses leaves the review still to be made, and a change that is given up is settled without one.
 */
export const changeReportTransitions: TransitionTable<ChangeReportStatus, ChangeReportAct> = [
  {
    act: "recordLightChange",
    from: ["filed"],
    to: "recorded",
    by: judging,
    fourEyes: unconflicted,
    why: "M-06",
  },
  {
    act: "requireReview",
    from: ["filed"],
    to: "reviewRequired",
    by: judging,
    fourEyes: unconflicted,
    why: "M-06",
  },
  {
    act: "returnChangeReport",
    from: ["filed"],
    to: "returned",
    by: ["reviewer"],
    fourEyes: unconflicted,
    why: "M-06",
  },
  { act: "refileChangeReport", from: ["returned"], to: "filed", by: company, why: "M-06" },
  {
    act: "beginChangeReview",
    from: ["reviewRequired"],
    to: "underReview",
    by: ["signatory", "system"],
    why: "M-06 B-01",
  },
  {
    act: "breakOffChangeReview",
    from: ["underReview"],
    to: "reviewRequired",
    by: ["signatory", "system"],
    why: "M-06 B-05 D-09",
  },
  {
    act: "settleChange",
    from: ["underReview"],
    to: "settled",
    by: ["decider", "system"],
    fourEyes: unconflicted,
    why: "M-06 F-01",
  },
  {
    act: "settleWithoutReview",
    from: ["reviewRequired"],
    to: "settled",
    by: ["reviewer"],
    fourEyes: unconflicted,
    why: "M-06",
  },
];

export const changeReportStatusNames: StatusNames<ChangeReportStatus> = {
  filed: { ja: "届出済", en: "Filed" },
  returned: { ja: "差戻し", en: "Returned" },
  recorded: { ja: "登録に反映済", en: "Recorded" },
  reviewRequired: { ja: "変更申請が必要", en: "Change application needed" },
  underReview: { ja: "変更審査中", en: "Under review" },
  settled: { ja: "処理済", en: "Settled" },
};
