import type { StatusNames, TransitionTable } from "./transition.ts";

/** What kind of incident is reported; the forms of a report follow it (K-02). */
export const incidentKinds = ["ddos", "ransomware", "leak", "other"] as const;
export type IncidentKind = (typeof incidentKinds)[number];

export const incidentKindNames: StatusNames<IncidentKind> = {
  ddos: { ja: "DDoS攻撃", en: "DDoS attack" },
  ransomware: { ja: "ランサムウェア", en: "Ransomware" },
  leak: { ja: "情報漏えい", en: "Information leak" },
  other: { ja: "その他", en: "Other" },
};

/** Where the report of an incident stands (K-02); it begins with the first report. */
export const incidentStatuses = ["first", "followUp", "finalReport", "confirmed", "closed"] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];

export type IncidentAct =
  | "reportFollowUp"
  | "reportFinal"
  | "recordIncidentSilence"
  | "returnIncident"
  | "confirmIncident"
  | "closeIncident";

const company = ["applicant", "signatory"] as const;
const officer = ["surveillanceOfficer"] as const;
const unconflicted = { differsFrom: [], notAmong: ["conflictedStaff"] } as const;

/** status × act -> status for the report of an incident. */
export const incidentTransitions: TransitionTable<IncidentStatus, IncidentAct> = [
  { act: "reportFollowUp", from: ["first", "followUp"], to: "followUp", by: company, why: "K-02" },
  { act: "reportFinal", from: ["first", "followUp"], to: "finalReport", by: company, why: "K-02" },
  { act: "recordIncidentSilence", from: ["first"], to: "first", by: ["system"], why: "K-02 S-02" },
  { act: "recordIncidentSilence", from: ["followUp"], to: "followUp", by: ["system"], why: "K-02 S-02" },
  {
    act: "returnIncident",
    from: ["finalReport"],
    to: "followUp",
    by: officer,
    fourEyes: unconflicted,
    why: "K-02",
  },
  {
    act: "confirmIncident",
    from: ["finalReport"],
    to: "confirmed",
    by: officer,
    fourEyes: unconflicted,
    why: "K-02 S-02",
  },
  {
    act: "closeIncident",
    from: ["confirmed"],
    to: "closed",
    by: officer,
    fourEyes: unconflicted,
    why: "K-02",
  },
];

export const incidentStatusNames: StatusNames<IncidentStatus> = {
  first: { ja: "速報", en: "First report" },
  followUp: { ja: "続報", en: "Follow-up report" },
  finalReport: { ja: "確報", en: "Final report" },
  confirmed: { ja: "確認", en: "Confirmed" },
  closed: { ja: "終了", en: "Closed" },
};
