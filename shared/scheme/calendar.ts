import holidayJp from "@holiday-jp/holiday_jp";
import * as Instant from "temporal-polyfill/fns/Instant";
import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import * as PlainDateTime from "temporal-polyfill/fns/PlainDateTime";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";

/** The scheme's days belong to this zone, whatever the zone of the machine (domain facts, time limits). */
const zone = "Asia/Tokyo";
const saturday = 6;

type Holidays = { readonly days: ReadonlySet<string>; readonly firstYear: number; readonly lastYear: number };

let known: Holidays | undefined;

/** Made when first asked for, as is the format of eras: both take milliseconds, and few events count business days. */
function holidays(): Holidays {
  if (known !== undefined) return known;
  const days = new Set(Object.keys(holidayJp.holidays));
  const years = [...days].map((day) => Number(day.slice(0, 4)));
  known = { days, firstYear: Math.min(...years), lastYear: Math.max(...years) };
  return known;
}

/** Temporal as functions: its classes would be 30 KB more in the code of every Lambda function (decision 026). */
type Day = ReturnType<typeof PlainDate.create>;

function parse(day: string): Day {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) throw new RangeError(`Not a day: ${day}`);
  return PlainDate.create(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

function inJapan(instant: string): ReturnType<typeof Instant.toZonedDateTimeISO> {
  return Instant.toZonedDateTimeISO(Instant.fromString(instant), zone);
}

function startOf(day: Day, timeZone: string): ReturnType<typeof ZonedDateTime.toInstant> {
  return ZonedDateTime.toInstant(PlainDate.toZonedDateTime(day, timeZone));
}

/** Days of offices' year-end rest, 12/29–1/3 (行政機関の休日に関する法律 第1条). */
function isYearEnd(date: Day): boolean {
  return (date.month === 12 && date.day >= 29) || (date.month === 1 && date.day <= 3);
}

function isBusinessDate(date: Day): boolean {
  const { days, firstYear, lastYear } = holidays();
  if (date.year < firstYear || date.year > lastYear)
    throw new RangeError(`Holidays are known from ${firstYear} to ${lastYear}, not in ${date.year}`);
  return PlainDate.dayOfWeek(date) < saturday && !isYearEnd(date) && !days.has(PlainDate.toString(date));
}

function count(value: number): number {
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`Not a number of days: ${value}`);
  return value;
}

/**
 * The JST day a moment belongs to.
 * @param instant ISO 8601 with an offset or Z
 * @throws RangeError when it is not a moment
 */
export function jstDay(instant: string): string {
  return PlainDate.toString(ZonedDateTime.toPlainDate(inJapan(instant)));
}

/**
 * The day `days` calendar days later, or earlier when negative.
 * @throws RangeError on an impossible day
 */
export function addDays(day: string, days: number): string {
  return PlainDate.toString(PlainDate.addDays(parse(day), days));
}

/**
 * The same day of the month `months` later; the last day of that month where it has no such day.
 * @throws RangeError on an impossible day
 */
export function addMonths(day: string, months: number): string {
  return PlainDate.toString(PlainDate.addMonths(parse(day), months));
}

/**
 * The same day `years` later; 29 February becomes the 28th in a year without it.
 * @throws RangeError on an impossible day
 */
export function addYears(day: string, years: number): string {
  return PlainDate.toString(PlainDate.addYears(parse(day), years));
}

/**
 * Calendar days from one day to another: 0 for the same day, negative when `to` is earlier.
 * @throws RangeError on an impossible day
 */
export function daysBetween(from: string, to: string): number {
  return PlainDate.diffDays(parse(from), parse(to));
}

/**
 * Whether offices work: Monday to Friday, no national holiday, not 12/29–1/3.
 * @throws RangeError on an impossible day, or in a year whose holidays are not known
 */
export function isBusinessDay(day: string): boolean {
  return isBusinessDate(parse(day));
}

/**
 * The last day of a period of business days. The first day is not counted (初日不算入, 民法140条).
 * @returns the day itself for 0
 * @throws RangeError on an impossible day or a negative number
 */
export function addBusinessDays(day: string, businessDays: number): string {
  let date = parse(day);
  let left = count(businessDays);
  while (left > 0) {
    date = PlainDate.addDays(date, 1);
    if (isBusinessDate(date)) left -= 1;
  }
  return PlainDate.toString(date);
}

/**
 * The business days after `from`, up to and including `to`; 0 when `to` is not after `from`.
 * @throws RangeError on an impossible day
 */
export function businessDaysBetween(from: string, to: string): number {
  const last = parse(to);
  let date = parse(from);
  let found = 0;
  while (PlainDate.compare(date, last) < 0) {
    date = PlainDate.addDays(date, 1);
    if (isBusinessDate(date)) found += 1;
  }
  return found;
}

/** The next calendar day. Throws RangeError on an impossible day. */
export function dayAfter(day: string): string {
  return addDays(day, 1);
}

/**
 * The first moment after a JST day.
 * @returns ISO 8601 in UTC with milliseconds, e.g. `2027-04-01T15:00:00.000Z` for 2027-04-01
 * @throws RangeError on an impossible day
 */
export function endOfDay(day: string): string {
  const next = startOf(PlainDate.addDays(parse(day), 1), zone);
  return Instant.toString(next, { smallestUnit: "millisecond" });
}

/**
 * The last day of a validity of whole years, whose first day counts: the day before the same day of the last year,
 * or the end of February when that year has no such day (民法143条2項).
 * @throws RangeError on an impossible day
 */
export function validUntilAfterYears(from: string, years: number): string {
  const anniversary = addYears(from, years);
  return anniversary.slice(8) === from.slice(8) ? addDays(anniversary, -1) : anniversary;
}

/**
 * The last day of a period of months whose first day is not counted, e.g. the time to object after a notice
 * (民法140条, 143条): a notice of 28 February 2027 runs from 1 March, so three months end on 31 May.
 * @throws RangeError on an impossible day
 */
export function lastDayOfMonths(day: string, months: number): string {
  const start = dayAfter(day);
  const same = addMonths(start, months);
  return same.slice(8) === start.slice(8) ? addDays(same, -1) : same;
}

/** A moment as a wall clock in Japan shows it, e.g. `2027-04-01 09:30 JST`. Throws RangeError when it is not a moment. */
export function formatJst(instant: string): string {
  const shown = ZonedDateTime.toPlainDateTime(inJapan(instant));
  return `${PlainDateTime.toString(shown, { smallestUnit: "minute" }).replace("T", " ")} JST`;
}

let eraFormat: Intl.DateTimeFormat | undefined;

/** A day as official letters write it, e.g. `令和9年4月1日`. Throws RangeError on an impossible day. */
export function wareki(day: string): string {
  eraFormat ??= new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { dateStyle: "long", timeZone: "UTC" });
  return eraFormat.format(startOf(parse(day), "UTC").epochMilliseconds);
}

/**
 * Whole seconds from a moment until a JST day is over, rounded up so that a timer never fires before; at least 1.
 * @throws RangeError on an impossible day or moment
 */
export function secondsUntil(instant: string, day: string): number {
  const end = startOf(PlainDate.addDays(parse(day), 1), zone);
  const left = end.epochMilliseconds - Instant.fromString(instant).epochMilliseconds;
  return Math.max(1, Math.ceil(left / 1000));
}
