import type { StatusNames, TransitionTable } from "./transition.ts";

/** Where a random draw stands (S-03): first commit, then draw, then open the cases. */
export const drawStatuses = ["committed", "drawn", "concluded"] as const;
export type DrawStatus = (typeof drawStatuses)[number];

export type DrawAct = "recordBeacon" | "openCases";

/**
 * status × act -> status for a draw. It begins with the published commitment. Nothing leads back, and nobody can give
 * a draw up: whoever could would choose among the results.
 */
export const drawTransitions: TransitionTable<DrawStatus, DrawAct> = [
  {
    act: "recordBeacon",
    from: ["committed"],
    to: "drawn",
    by: ["system", "surveillanceOfficer", "administrator"],
    why: "S-03",
  },
  { act: "openCases", from: ["drawn"], to: "concluded", by: ["system"], why: "S-03" },
];

export const drawStatusNames: StatusNames<DrawStatus> = {
  committed: { ja: "事前公表済", en: "Committed" },
  drawn: { ja: "抽出済", en: "Drawn" },
  concluded: { ja: "案件登録済", en: "Cases opened" },
};
