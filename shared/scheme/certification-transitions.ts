import type { Role } from "./roles.ts";
import type { StatusNames, Transition, TransitionTable } from "./transition.ts";

/** Where a certification stands by acts. What the public is shown of it is computed from the dates: see `statusOn`. */
export const certificationStatuses = [
  "valid",
  "underCorrection",
  "suspended",
  "returned",
  "revoked",
  "expired",
] as const;
export type CertificationStatus = (typeof certificationStatuses)[number];

export type CertificationAct =
  | "certificateIssued"
  | "demandCorrection"
  | "closeCorrection"
  | "closeOneCorrection"
  | "suspend"
  | "liftSuspension"
  | "liftSuspensionIntoCorrection"
  | "beginExtension"
  | "endExtension"
  | "renew"
  | "recordChange"
  | "giveBack"
  | "revoke"
  | "setRevocationAside"
  | "setRevocationAsideIntoCorrection"
  | "setRevocationAsideIntoSuspension"
  | "expire";

type Row = Transition<CertificationStatus, CertificationAct>;

const decider = ["decider"] as const;
const closing = ["decider", "system"] as const;
const living = ["valid", "underCorrection", "suspended"] as const;

/** Rows of an act that changes what a living certification says, and not where it stands. */
function stays(act: CertificationAct, by: readonly Role[], why: string): readonly Row[] {
  return living.map((status) => ({ act, from: [status], to: status, by, why }));
}

/**
 * status × act -> status for a certification (M-01, M-07, M-08, S-05, X-01…X-05). Suspension and corrective actions may
 * overlap: while suspended, corrective actions are demanded and closed without a change of status. Where the target
 * depends on what is still open, or on what stood before a revocation, each target has an act of its own.
 */
export const certificationTransitions: TransitionTable<CertificationStatus, CertificationAct> = [
  ...stays("certificateIssued", ["system"], "F-03 F-04"),
  {
    act: "demandCorrection",
    from: ["valid", "underCorrection"],
    to: "underCorrection",
    by: decider,
    why: "S-05",
  },
  { act: "demandCorrection", from: ["suspended"], to: "suspended", by: decider, why: "S-05" },
  { act: "closeCorrection", from: ["underCorrection"], to: "valid", by: closing, why: "S-05" },
  {
    act: "closeOneCorrection",
    from: ["underCorrection"],
    to: "underCorrection",
    by: closing,
    why: "S-05",
  },
  { act: "closeOneCorrection", from: ["suspended"], to: "suspended", by: closing, why: "S-05" },
  { act: "suspend", from: ["valid", "underCorrection"], to: "suspended", by: decider, why: "M-08" },
  { act: "liftSuspension", from: ["suspended"], to: "valid", by: decider, why: "M-08" },
  {
    act: "liftSuspensionIntoCorrection",
    from: ["suspended"],
    to: "underCorrection",
    by: decider,
    why: "M-08 S-05",
  },
  ...stays("beginExtension", ["signatory", "system"], "M-07"),
  ...stays("endExtension", ["signatory", "decider", "system"], "M-07"),
  {
    act: "endExtension",
    from: ["revoked"],
    to: "revoked",
    by: ["signatory", "decider", "system"],
    why: "M-07 X-05",
  },
  ...stays("renew", decider, "M-07 B-01"),
  ...stays("recordChange", ["reviewer", "decider", "system"], "M-06 B-01"),
  { act: "giveBack", from: living, to: "returned", by: ["signatory"], why: "M-08" },
  { act: "revoke", from: living, to: "revoked", by: decider, why: "X-01…X-03" },
  { act: "setRevocationAside", from: ["revoked"], to: "valid", by: decider, why: "X-05" },
  {
    act: "setRevocationAsideIntoCorrection",
    from: ["revoked"],
    to: "underCorrection",
    by: decider,
    why: "X-05 S-05",
  },
  {
    act: "setRevocationAsideIntoSuspension",
    from: ["revoked"],
    to: "suspended",
    by: decider,
    why: "X-05 M-08",
  },
  { act: "expire", from: living, to: "expired", by: ["system"], why: "M-01" },
];

/** What the public is shown: 有効 | 有効(是正中) | 効力停止 | 失効(期限満了) | 失効(返上) | 取消し. */
export const publicStatuses = [...certificationStatuses, "notYetValid"] as const;
export type PublicStatus = (typeof publicStatuses)[number];

export const publicStatusNames: StatusNames<PublicStatus> = {
  valid: { ja: "有効", en: "Valid" },
  underCorrection: { ja: "有効（是正中）", en: "Valid, in corrective action" },
  suspended: { ja: "効力停止", en: "Suspended" },
  returned: { ja: "失効（返上）", en: "Ended, given back" },
  revoked: { ja: "取消し", en: "Revoked" },
  expired: { ja: "失効（期限満了）", en: "Expired" },
  notYetValid: { ja: "有効期間前", en: "Not yet valid" },
};

/**
 * What `statusOn` asks of a certification and of its company, as they stood on the day asked about.
 * Days are JST, `YYYY-MM-DD`; last days are included.
 */
export type Standing = {
  readonly status: CertificationStatus;
  readonly validFrom: string;
  readonly validUntil: string;
  /** When an extension was filed that is undecided; it counts when that was in time (M-07). */
  readonly extensionFiledOn?: string | undefined;
  /** The last day on which the company may not apply; until then nothing of it is in force. */
  readonly barredUntil?: string | undefined;
};

function isOver({ validUntil, extensionFiledOn }: Standing, day: string): boolean {
  const extending = extensionFiledOn !== undefined && extensionFiledOn <= validUntil;
  return day > validUntil && !extending;
}

/**
 * The status to show on a day. Validity is computed from dates, never the effect of a job (M-01): a certification past
 * its last day is expired whether or not the sweep has recorded it, and even while suspended. One whose company is
 * barred is shown as suspended.
 * @param day JST day, `YYYY-MM-DD`
 */
export function statusOn(certification: Standing, day: string): PublicStatus {
  const { status, validFrom, barredUntil } = certification;
  if (status === "revoked" || status === "returned" || status === "expired") return status;
  if (day < validFrom) return "notYetValid";
  if (isOver(certification, day)) return "expired";
  if (barredUntil !== undefined && day <= barredUntil) return "suspended";
  return status;
}

/** Whether a certification shown like this may be relied on. */
export function isInForce(status: PublicStatus): boolean {
  return status === "valid" || status === "underCorrection";
}

/** Whether a certification shown like this has ended, so that another may take its place. */
export function hasEnded(status: PublicStatus): boolean {
  return status === "expired" || status === "returned" || status === "revoked";
}
