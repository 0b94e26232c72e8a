import { addDays, dayAfter } from "./calendar.ts";

/** What the days of attention of a certification are computed from. Days are JST, last days are included. */
export type ExpiryDates = {
  readonly validUntil: string;
  /** When an extension was filed that is undecided; it counts when that was in time (M-07). */
  readonly extensionFiledOn?: string | undefined;
};

/** Values of the policy: calendar days before the last day. */
export type ExpiryDays = {
  readonly remindBefore: readonly number[];
  /** From when on an extension may be applied for. */
  readonly extensionOpensBefore: number;
};

/** What there is to do for a certification on a day. */
export type CertificationAttention = "nothing" | "remind";

/** The first day on which an extension may be applied for (M-02). */
export function extensionOpensOn({ validUntil }: ExpiryDates, { extensionOpensBefore }: ExpiryDays): string {
  return addDays(validUntil, -extensionOpensBefore);
}

function isExtending({ validUntil, extensionFiledOn }: ExpiryDates): boolean {
  return extensionFiledOn !== undefined && extensionFiledOn <= validUntil;
}

/** The days on which the provider is told of the coming expiry, rising: the offsets, and when the window opens. */
export function expiryReminderDays(dates: ExpiryDates, days: ExpiryDays): readonly string[] {
  const offsets = [...days.remindBefore, days.extensionOpensBefore];
  return [...new Set(offsets.map((offset) => addDays(dates.validUntil, -offset)))].toSorted();
}

/**
 * Whether the provider is to be reminded today, the day of attention having come, be it late (M-02): after missed days
 * one reminder stands for all of them. Who has filed an extension needs none (M-07). That a certification past its last
 * day expires is a matter of `statusOn`.
 * @param today JST day
 */
export function certificationAttention(
  dates: ExpiryDates,
  days: ExpiryDays,
  today: string,
): CertificationAttention {
  const [first] = expiryReminderDays(dates, days);
  return isExtending(dates) || today > dates.validUntil || first === undefined || today < first
    ? "nothing"
    : "remind";
}

/**
 * The next day after today on which there is something to do for a living certification: a reminder, the opening of
 * the window for extension, the day after the last day; past it, while an extension is undecided, every day.
 * @param today JST day
 * @returns a JST day strictly after `today`
 */
export function nextCertificationAttention(dates: ExpiryDates, days: ExpiryDays, today: string): string {
  const expiresOn = dayAfter(dates.validUntil);
  if (today >= expiresOn) return dayAfter(today);
  return expiryReminderDays(dates, days).find((day) => day > today) ?? expiresOn;
}
