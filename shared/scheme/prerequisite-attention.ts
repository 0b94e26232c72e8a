import { addDays, dayAfter } from "./calendar.ts";
import { type PrerequisiteDays, prerequisiteStanding } from "./prerequisite-standing.ts";
import type { PrerequisiteStatus } from "./prerequisite-transitions.ts";

/** Values of the policy, in calendar days. */
export type LapseDays = {
  /** So many days before the last day the provider is reminded. */
  readonly remindBefore: readonly number[];
  /** So many days after the last day the provider is told that the prerequisite is over. */
  readonly lapseNoticeAfter: number;
  /** So many days after the last day the lapse is recorded and a revocation opened. */
  readonly revocationStartsAfter: number;
  /** So many days after the last day a renewal that was applied for in time may take. */
  readonly renewing: number;
};

type Dates = { readonly status: PrerequisiteStatus; readonly validUntil: string };

/** What there is to do for a prerequisite on a day. */
export type PrerequisiteAttention = "nothing" | "remind" | "tellOver" | "recordLapse";

/** The days that a standing is computed with: it is lost on the day on which the revocation starts (M-05). */
export function standingDays(days: LapseDays): PrerequisiteDays {
  return {
    dueSoon: Math.max(0, ...days.remindBefore),
    renewing: days.renewing,
    awaitingReport: days.revocationStartsAfter - 1,
  };
}

/** The last day it holds, with the time that a renewal applied for in time is given. */
export function lastDayHeld({ status, validUntil }: Dates, days: LapseDays): string {
  return status === "renewing" ? addDays(validUntil, days.renewing) : validUntil;
}

/** The last day on which the renewal can be reported before the lapse is recorded. */
export function reportableUntil(dates: Dates, days: LapseDays): string {
  return addDays(lastDayHeld(dates, days), days.revocationStartsAfter - 1);
}

function reminderDays({ validUntil }: Dates, days: LapseDays): readonly string[] {
  return [...new Set(days.remindBefore)].map((offset) => addDays(validUntil, -offset)).toSorted();
}

/**
 * What is to be done today for a prerequisite whose day of attention has come, be it late (M-03, M-05): after missed
 * days the latest step stands for all of them. A reported renewal is with the secretariat, so that nothing is due.
 * @param today JST day
 */
export function prerequisiteAttention(dates: Dates, days: LapseDays, today: string): PrerequisiteAttention {
  const { status } = dates;
  if (status === "reported" || status === "lost" || status === "closed") return "nothing";
  if (prerequisiteStanding(dates, today, standingDays(days)) === "lost") return "recordLapse";
  if (today >= addDays(lastDayHeld(dates, days), days.lapseNoticeAfter)) return "tellOver";
  const [first] = reminderDays(dates, days);
  return today <= dates.validUntil && first !== undefined && today >= first ? "remind" : "nothing";
}

/**
 * The next day after today on which there is something to do for a prerequisite: a reminder, the notice that it is over,
 * the lapse; once that is due, every day until it is recorded.
 * @param today JST day
 * @returns a JST day strictly after `today`; undefined when nothing follows by itself
 */
export function nextPrerequisiteAttention(dates: Dates, days: LapseDays, today: string): string | undefined {
  const { status } = dates;
  if (status === "reported" || status === "lost" || status === "closed") return undefined;
  const steps = [
    ...reminderDays(dates, days),
    addDays(lastDayHeld(dates, days), days.lapseNoticeAfter),
    dayAfter(reportableUntil(dates, days)),
  ];
  return steps.find((day) => day > today) ?? dayAfter(today);
}
