import type { StatusNames, TransitionTable } from "./transition.ts";

/** Where a certification stands by acts. Expiry is not among them: it is computed from the dates. */
export const certificationStatuses = [
  "valid",
  "underCorrection",
  "suspended",
  "returned",
  "revoked",
] as const;
export type CertificationStatus = (typeof certificationStatuses)[number];

export type CertificationAct =
  | "certificateIssued"
  | "demandCorrection"
  | "closeCorrection"
  | "suspend"
  | "liftSuspension"
  | "giveBack"
  | "revoke"
  | "setRevocationAside";

const staff = ["decider"] as const;

/** status × act -> status for a certification (M-08, S-05, X-01…X-05). */
export const certificationTransitions: TransitionTable<CertificationStatus, CertificationAct> = [
  { act: "certificateIssued", from: ["valid"], to: "valid", by: ["system"], why: "F-03 F-04" },
  { act: "demandCorrection", from: ["valid"], to: "underCorrection", by: staff, why: "S-05" },
  { act: "closeCorrection", from: ["underCorrection"], to: "valid", by: staff, why: "S-05" },
  { act: "suspend", from: ["valid", "underCorrection"], to: "suspended", by: staff, why: "M-08" },
  { act: "liftSuspension", from: ["suspended"], to: "valid", by: staff, why: "M-08" },
  {
    act: "giveBack",
    from: ["valid", "underCorrection", "suspended"],
    to: "returned",
    by: ["signatory"],
    why: "M-08",
  },
  {
    act: "revoke",
    from: ["valid", "underCorrection", "suspended"],
    to: "revoked",
    by: staff,
    why: "X-01…X-03",
  },
  { act: "setRevocationAside", from: ["revoked"], to: "valid", by: staff, why: "X-05" },
];

/** What the public is shown: 有効 | 有効(是正中) | 効力停止 | 失効(期限満了) | 失効(返上) | 取消し. */
export const publicStatuses = [...certificationStatuses, "notYetValid", "expired"] as const;
export type PublicStatus = (typeof publicStatuses)[number];

export const publicStatusNames: StatusNames<PublicStatus> = {
  valid: { ja: "有効", en: "Valid" },
  underCorrection: { ja: "有効（是正中）", en: "Valid, in corrective action" },
  suspended: { ja: "効力停止", en: "Suspended" },
  returned: { ja: "失効（返上）", en: "Ended, given back" },
  revoked: { ja: "取消し", en: "Revoked" },
  notYetValid: { ja: "有効期間前", en: "Not yet valid" },
  expired: { ja: "失効（期限満了）", en: "Expired" },
};

/**
 * The status to show on a day. Validity is computed from dates, never the effect of a job (M-01).
 * @param day, validFrom, validUntil JST days, `YYYY-MM-DD`; the last day is included
 */
export function statusOn(
  certification: {
    readonly status: CertificationStatus;
    readonly validFrom: string;
    readonly validUntil: string;
  },
  day: string,
): PublicStatus {
  const { status, validFrom, validUntil } = certification;
  if (status === "revoked" || status === "returned") return status;
  if (day < validFrom) return "notYetValid";
  if (day > validUntil) return "expired";
  return status;
}
