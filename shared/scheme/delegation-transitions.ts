import type { StatusNames, TransitionTable } from "./transition.ts";

/** Where a declared delegation stands (L-01…L-04). Whether it is permitted is judged whenever it is read. */
export const delegationStatuses = ["running", "ended"] as const;
export type DelegationStatus = (typeof delegationStatuses)[number];

export type DelegationAct = "endDelegation" | "recordDelegateLoss";

/** status × act -> status for a declared delegation. */
export const delegationTransitions: TransitionTable<DelegationStatus, DelegationAct> = [
  {
    act: "endDelegation",
    from: ["running"],
    to: "ended",
    by: ["applicant", "signatory"],
    why: "L-01",
  },
  { act: "recordDelegateLoss", from: ["running"], to: "running", by: ["system"], why: "L-02" },
];

export const delegationStatusNames: StatusNames<DelegationStatus> = {
  running: { ja: "届出済", en: "Declared" },
  ended: { ja: "終了", en: "Ended" },
};

/** How a delegate can lose its certification, or what of it counts as lost (L-02). */
export const delegateLosses = ["revoked", "suspended", "returned", "expired", "barred"] as const;
export type DelegateLoss = (typeof delegateLosses)[number];

export const delegateLossNames: StatusNames<DelegateLoss> = {
  revoked: { ja: "取消し", en: "Revoked" },
  suspended: { ja: "効力停止", en: "Suspended" },
  returned: { ja: "返上", en: "Given back" },
  expired: { ja: "期限満了", en: "Expired" },
  barred: { ja: "再申請制限による効力停止", en: "Suspended while its company is barred" },
};
