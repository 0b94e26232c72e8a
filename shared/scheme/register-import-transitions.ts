import type { StatusNames, TransitionTable } from "./transition.ts";

/** Where an import of the existing register stands. */
export const registerImportStatuses = ["prepared", "adopting", "adopted", "discarded"] as const;
export type RegisterImportStatus = (typeof registerImportStatuses)[number];

export type RegisterImportAct = "beginAdoption" | "finishAdoption" | "discardImport";

const keepers = ["reviewer", "administrator"] as const;

/** status × act -> status for an import. Adopting takes several writes; one that was broken off is gone on with. */
export const registerImportTransitions: TransitionTable<RegisterImportStatus, RegisterImportAct> = [
  { act: "beginAdoption", from: ["prepared"], to: "adopting", by: keepers, why: "A-02" },
  { act: "finishAdoption", from: ["adopting"], to: "adopted", by: ["system"], why: "A-02" },
  { act: "discardImport", from: ["prepared"], to: "discarded", by: keepers, why: "A-02" },
];

export const registerImportStatusNames: StatusNames<RegisterImportStatus> = {
  prepared: { ja: "取込み準備済", en: "Prepared" },
  adopting: { ja: "反映中", en: "Being adopted" },
  adopted: { ja: "反映済", en: "Adopted" },
  discarded: { ja: "取りやめ", en: "Discarded" },
};
