import type { StatusNames, TransitionTable } from "./transition.ts";

/** Where a secondment stands (L-03). */
export const secondmentStatuses = ["running", "ended"] as const;
export type SecondmentStatus = (typeof secondmentStatuses)[number];

export type SecondmentAct = "endSecondment" | "recordMisconduct";

/** Misconduct may come to light after the person has left, and through the secretariat. */
const toldBy = ["signatory", "surveillanceOfficer"] as const;

/** status × act -> status for a secondment. */
export const secondmentTransitions: TransitionTable<SecondmentStatus, SecondmentAct> = [
  { act: "endSecondment", from: ["running"], to: "ended", by: ["applicant", "signatory"], why: "L-03" },
  { act: "recordMisconduct", from: ["running"], to: "running", by: toldBy, why: "L-03 S-02" },
  { act: "recordMisconduct", from: ["ended"], to: "ended", by: toldBy, why: "L-03 S-02" },
];

export const secondmentStatusNames: StatusNames<SecondmentStatus> = {
  running: { ja: "受入れ中", en: "Taken in" },
  ended: { ja: "終了", en: "Ended" },
};
