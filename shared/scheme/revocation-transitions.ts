import type { StatusNames, TransitionTable } from "./transition.ts";

/** Where a revocation stands (X-01…X-05). */
export const revocationStatuses = [
  "planned",
  "noticed",
  "heard",
  "reported",
  "awaitingDecision",
  "revokedUrgently",
  "urgentNoticed",
  "urgentHeard",
  "urgentReported",
  "revoked",
  "objected",
  "final",
  "setAside",
  "notRevoked",
  "discontinued",
] as const;
export type RevocationStatus = (typeof revocationStatuses)[number];

export type RevocationAct =
  | "giveNotice"
  | "fileExplanation"
  | "holdHearing"
  | "recordSilence"
  | "writeReport"
  | "proposeRevocation"
  | "proposeNoRevocation"
  | "returnRevocationProposal"
  | "revoke"
  | "decideNotToRevoke"
  | "revokeUrgently"
  | "giveNoticeAfterwards"
  | "confirmRevocation"
  | "cancelRevocation"
  | "object"
  | "dismissObjection"
  | "setRevocationAside"
  | "becomeFinal"
  | "discontinue"
  | "discontinueGroundGone";

const officer = ["surveillanceOfficer"] as const;
const decider = ["decider"] as const;
/** Who chairs a hearing is somebody the case has not had yet, of another office than the one that accuses. */
const chair = ["reviewer", "decider"] as const;

const undecided = ["planned", "noticed", "heard", "reported", "awaitingDecision"] as const;
const unconflicted = { differsFrom: [], notAmong: ["conflictedStaff"] } as const;
/** `decidedBy` keeps whoever revoked urgently from judging that revocation in the hearing or at its confirmation. */
const uninvolved = {
  differsFrom: ["openedBy"],
  notAmong: ["handledBy", "decidedBy", "conflictedStaff"],
} as const;
const notTheChair = { differsFrom: ["chairedBy"], notAmong: ["conflictedStaff"] } as const;
const againstOpening = { differsFrom: ["openedBy"], notAmong: ["handledBy", "conflictedStaff"] } as const;
const fourEyes = {
  differsFrom: ["openedBy", "proposedBy", "chairedBy"],
  notAmong: ["handledBy", "decidedBy", "conflictedStaff"],
} as const;

/**
 * status × act -> status for a revocation. There are two ways to one: after a hearing, or urgently with the hearing
 * afterwards (行政手続法 13条2項); the test walks every path. A way out in the provider's favour needs no hearing.
 * Until the report is written, more may be said.
 *
 * The record names one person each in `openedBy`, `proposedBy` and `chairedBy` (who first held a hearing or, where an
 * explanation or silence stands for it, wrote the report; what follows is for the same chair), and lists people in
 * `handledBy` and `decidedBy`.
 */
export const revocationTransitions: TransitionTable<RevocationStatus, RevocationAct> = [
  {
    act: "giveNotice",
    from: ["planned"],
    to: "noticed",
    by: officer,
    fourEyes: unconflicted,
    why: "X-02 行政手続法15・30",
  },
  {
    act: "fileExplanation",
    from: ["noticed", "heard"],
    to: "heard",
    by: ["signatory"],
    why: "X-02 行政手続法21・29",
  },
  {
    act: "holdHearing",
    from: ["noticed", "heard"],
    to: "heard",
    by: chair,
    fourEyes: uninvolved,
    why: "X-02 行政手続法19・20",
  },
  { act: "recordSilence", from: ["noticed"], to: "heard", by: ["system"], why: "X-02 行政手続法23" },
  {
    act: "writeReport",
    from: ["heard"],
    to: "reported",
    by: chair,
    fourEyes: uninvolved,
    why: "X-02 行政手続法24",
  },
  {
    act: "proposeRevocation",
    from: ["reported"],
    to: "awaitingDecision",
    by: officer,
    fourEyes: notTheChair,
    why: "X-03 F-01",
  },
  {
    act: "proposeNoRevocation",
    from: ["reported"],
    to: "awaitingDecision",
    by: officer,
    fourEyes: notTheChair,
    why: "X-03 F-01",
  },
  {
    act: "returnRevocationProposal",
    from: ["awaitingDecision"],
    to: "reported",
    by: decider,
    fourEyes,
    why: "X-03 F-01",
  },
  {
    act: "revoke",
    from: ["awaitingDecision"],
    to: "revoked",
    by: decider,
    fourEyes,
    why: "X-01 X-03 行政手続法26",
  },
  {
    act: "decideNotToRevoke",
    from: ["awaitingDecision"],
    to: "notRevoked",
    by: decider,
    fourEyes,
    why: "X-03",
  },
  {
    act: "revokeUrgently",
    from: ["planned"],
    to: "revokedUrgently",
    by: decider,
    fourEyes: againstOpening,
    why: "X-02 行政手続法13-2",
  },
  {
    act: "giveNoticeAfterwards",
    from: ["revokedUrgently"],
    to: "urgentNoticed",
    by: ["surveillanceOfficer", "system"],
    fourEyes: unconflicted,
    why: "X-02",
  },
  {
    act: "fileExplanation",
    from: ["urgentNoticed", "urgentHeard"],
    to: "urgentHeard",
    by: ["signatory"],
    why: "X-02",
  },
  {
    act: "holdHearing",
    from: ["urgentNoticed", "urgentHeard"],
    to: "urgentHeard",
    by: chair,
    fourEyes: uninvolved,
    why: "X-02",
  },
  { act: "recordSilence", from: ["urgentNoticed"], to: "urgentHeard", by: ["system"], why: "X-02" },
  {
    act: "writeReport",
    from: ["urgentHeard"],
    to: "urgentReported",
    by: chair,
    fourEyes: uninvolved,
    why: "X-02",
  },
  {
    act: "confirmRevocation",
    from: ["urgentReported"],
    to: "revoked",
    by: decider,
    fourEyes,
    why: "X-03",
  },
  {
    act: "cancelRevocation",
    from: ["revokedUrgently", "urgentNoticed", "urgentHeard", "urgentReported"],
    to: "setAside",
    by: decider,
    fourEyes,
    why: "X-02 X-05",
  },
  { act: "object", from: ["revoked"], to: "objected", by: ["signatory"], why: "X-05" },
  {
    act: "dismissObjection",
    from: ["objected"],
    to: "final",
    by: decider,
    fourEyes,
    why: "X-05 行政不服審査法9-2",
  },
  {
    act: "setRevocationAside",
    from: ["objected"],
    to: "setAside",
    by: decider,
    fourEyes,
    why: "X-05 行政不服審査法9-2",
  },
  { act: "becomeFinal", from: ["revoked"], to: "final", by: ["system"], why: "X-05" },
  {
    act: "discontinue",
    from: undecided,
    to: "discontinued",
    by: decider,
    fourEyes: againstOpening,
    why: "X-01",
  },
  {
    act: "discontinueGroundGone",
    from: undecided,
    to: "discontinued",
    by: ["system"],
    why: "X-01 M-05 M-08",
  },
];

export const revocationStatusNames: StatusNames<RevocationStatus> = {
  planned: { ja: "予告", en: "Planned" },
  noticed: { ja: "聴聞・弁明通知", en: "Notice given" },
  heard: { ja: "意見聴取", en: "Heard" },
  reported: { ja: "報告書", en: "Reported" },
  awaitingDecision: { ja: "決定待ち", en: "Awaiting decision" },
  revokedUrgently: { ja: "緊急取消し（意見聴取前）", en: "Revoked urgently, not yet heard" },
  urgentNoticed: { ja: "緊急取消し後の聴聞・弁明通知", en: "Notice given after urgent revocation" },
  urgentHeard: { ja: "緊急取消し後の意見聴取", en: "Heard after urgent revocation" },
  urgentReported: { ja: "緊急取消し後の報告書", en: "Reported after urgent revocation" },
  revoked: { ja: "取消し", en: "Revoked" },
  objected: { ja: "不服申立て中", en: "Under objection" },
  final: { ja: "確定", en: "Final" },
  setAside: { ja: "取消しの取消し・変更", en: "Set aside" },
  notRevoked: { ja: "取消しをしない決定", en: "Not revoked" },
  discontinued: { ja: "打切り", en: "Discontinued" },
};

const standing: readonly RevocationStatus[] = [
  "revokedUrgently",
  "urgentNoticed",
  "urgentHeard",
  "urgentReported",
  "revoked",
  "objected",
  "final",
];
const hearing: readonly RevocationAct[] = ["fileExplanation", "holdHearing", "recordSilence"];

/** Whether the certification stands revoked. */
export function standsRevoked(status: RevocationStatus): boolean {
  return standing.includes(status);
}

/** Whether the act records that the provider was heard, or was given the chance and did not use it. */
export function recordsHearing(act: RevocationAct): boolean {
  return hearing.includes(act);
}

/** Whether the act revokes before the hearing and must record why that could not wait (行政手続法 13条2項). */
export function recordsUrgency(act: RevocationAct): boolean {
  return act === "revokeUrgently";
}
