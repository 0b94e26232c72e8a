import type { StatusNames } from "./transition.ts";

/** What a provider can get wrong around an incident (K-02). Which of them count is in the policy. */
export const incidentBreaches = [
  "firstReportLate",
  "finalReportMissing",
  "customersNotInformed",
  "ransomPaid",
  "ransomStatementMissing",
] as const;
export type IncidentBreach = (typeof incidentBreaches)[number];

export const incidentBreachNames: StatusNames<IncidentBreach> = {
  firstReportLate: { ja: "速報が期限に遅れた", en: "The first report came late" },
  finalReportMissing: {
    ja: "確報が期限までに提出されなかった",
    en: "No final report was filed in time",
  },
  customersNotInformed: {
    ja: "確報の時点で、関係する顧客への連絡が済んでいない",
    en: "By the final report not every customer concerned had been informed",
  },
  ransomPaid: { ja: "身代金が支払われた", en: "A ransom was paid" },
  ransomStatementMissing: {
    ja: "身代金を支払っていない旨の申述がない",
    en: "The statement that no ransom was paid is missing",
  },
};

/** What a report says of a ransom. */
export const ransomStatements = ["notPaid", "paid", "notApplicable"] as const;
export type RansomStatement = (typeof ransomStatements)[number];
