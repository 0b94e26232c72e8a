import { addDays } from "./calendar.ts";
import type { PrerequisiteStatus } from "./prerequisite-transitions.ts";
import type { StatusNames } from "./transition.ts";

/** How a prerequisite stands on a day: what is shown of it, and what the sweep goes by (M-03, M-05). */
export const prerequisiteStandings = [
  "valid",
  "renewing",
  "dueSoon",
  "awaitingReport",
  "suspended",
  "lost",
  "closed",
] as const;
export type PrerequisiteStanding = (typeof prerequisiteStandings)[number];

export const prerequisiteStandingNames: StatusNames<PrerequisiteStanding> = {
  valid: { ja: "有効", en: "Valid" },
  renewing: { ja: "更新手続中", en: "Being renewed" },
  dueSoon: { ja: "期限間近", en: "Due soon" },
  awaitingReport: { ja: "期限切れ（報告待ち）", en: "Expired, awaiting the renewal report" },
  suspended: { ja: "一時停止", en: "Suspended" },
  lost: { ja: "喪失", en: "Lost" },
  closed: { ja: "管理終了", en: "Closed" },
};

/** Calendar days of the policy that a standing is computed with. */
export type PrerequisiteDays = {
  /** The last days of a validity are "due soon": so many days before the last day, and the last day itself. */
  readonly dueSoon: number;
  /** How long after the last day a renewal that was applied for in time may take. */
  readonly renewing: number;
  /** How long after that a renewal report is waited for. */
  readonly awaitingReport: number;
};

/**
 * How a prerequisite stands on a day, computed from dates, so that nothing needs to have run for a lapsed one to be
 * lost (M-01, M-05). A reported renewal is with the secretariat and is held to be under way until it is judged.
 * @param record `validUntil` is the last JST day
 * @param day JST day
 * @throws RangeError on an impossible day
 */
export function prerequisiteStanding(
  record: { readonly status: PrerequisiteStatus; readonly validUntil: string },
  day: string,
  days: PrerequisiteDays,
): PrerequisiteStanding {
  const { status, validUntil } = record;
  if (status === "lost" || status === "closed") return status;
  if (status === "reported") return "renewing";
  const lastDay = status === "renewing" ? addDays(validUntil, days.renewing) : validUntil;
  if (day > addDays(lastDay, days.awaitingReport)) return "lost";
  if (status === "suspended") return "suspended";
  if (day > lastDay) return "awaitingReport";
  if (status === "renewing") return "renewing";
  return day >= addDays(validUntil, -days.dueSoon) ? "dueSoon" : "valid";
}
