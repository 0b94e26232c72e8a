import type { StatusNames, TransitionTable } from "./transition.ts";

/** Where a corrective action stands (S-05). */
export const correctiveActionStatuses = [
  "demanded",
  "planFiled",
  "planApproved",
  "reported",
  "completed",
  "notDone",
  "discontinued",
] as const;
export type CorrectiveActionStatus = (typeof correctiveActionStatuses)[number];

export type CorrectiveActionAct =
  | "filePlan"
  | "returnPlan"
  | "approvePlan"
  | "reportDone"
  | "returnReport"
  | "confirmDone"
  | "extendCorrection"
  | "markNotDone"
  | "decideNotDone"
  | "discontinueCorrection";

const officer = ["surveillanceOfficer"] as const;
const unconflicted = { differsFrom: [], notAmong: ["conflictedStaff"] } as const;
const fourEyes = { differsFrom: ["checkedBy"], notAmong: ["conflictedStaff"] } as const;
const open = ["demanded", "planFiled", "planApproved", "reported"] as const;

/**
 * status × act -> status for a corrective action. What was reported is never judged not done by a machine.
 * When the certification ends, there is nothing left to correct.
 */
export const correctiveActionTransitions: TransitionTable<CorrectiveActionStatus, CorrectiveActionAct> = [
  { act: "filePlan", from: ["demanded"], to: "planFiled", by: ["signatory"], why: "S-05" },
  {
    act: "returnPlan",
    from: ["planFiled"],
    to: "demanded",
    by: officer,
    fourEyes: unconflicted,
    why: "S-05",
  },
  {
    act: "approvePlan",
    from: ["planFiled"],
    to: "planApproved",
    by: officer,
    fourEyes: unconflicted,
    why: "S-05",
  },
  { act: "reportDone", from: ["planApproved"], to: "reported", by: ["signatory"], why: "S-05" },
  {
    act: "returnReport",
    from: ["reported"],
    to: "planApproved",
    by: ["surveillanceOfficer", "decider"],
    fourEyes: unconflicted,
    why: "S-05",
  },
  {
    act: "confirmDone",
    from: ["reported"],
    to: "completed",
    by: ["decider"],
    fourEyes,
    why: "S-05 F-01",
  },
  ...open.map(
    (status) =>
      ({
        act: "extendCorrection",
        from: [status],
        to: status,
        by: officer,
        fourEyes: unconflicted,
        why: "S-05",
      }) as const,
  ),
  {
    act: "markNotDone",
    from: ["demanded", "planFiled", "planApproved"],
    to: "notDone",
    by: ["system"],
    why: "S-05 X-01",
  },
  {
    act: "decideNotDone",
    from: ["reported"],
    to: "notDone",
    by: ["decider"],
    fourEyes,
    why: "S-05 X-01 F-01",
  },
  {
    act: "discontinueCorrection",
    from: open,
    to: "discontinued",
    by: ["system"],
    why: "M-01 M-08 X-01",
  },
];

export const correctiveActionStatusNames: StatusNames<CorrectiveActionStatus> = {
  demanded: { ja: "要求", en: "Demanded" },
  planFiled: { ja: "計画提出", en: "Plan filed" },
  planApproved: { ja: "計画承認", en: "Plan approved" },
  reported: { ja: "実施報告", en: "Reported as done" },
  completed: { ja: "完了", en: "Completed" },
  notDone: { ja: "不履行", en: "Not done" },
  discontinued: { ja: "打切り（認定の終了）", en: "Discontinued, certification ended" },
};

/** Whether something is still to be corrected. */
export function isOpenCorrection(status: CorrectiveActionStatus): boolean {
  const still: readonly CorrectiveActionStatus[] = open;
  return still.includes(status);
}
