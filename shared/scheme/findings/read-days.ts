import * as z from "zod";

/** A day that stands in a text, and where it ends. */
type DayInText = { readonly day: string; readonly to: number };

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthName =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const year = "((?:19|20)\\d{2})";
const era = "(令和|平成)(元|\\d{1,2})年";
const yearOfEra: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988 };

type Reading = {
  readonly pattern: RegExp;
  readonly parts: (found: readonly string[]) => readonly (string | number)[];
};

/** How days are written; a text has no white space, so that what follows a day may touch it. */
const readings: readonly Reading[] = [
  {
    pattern: new RegExp(`${year}([-./‐–−])(\\d{1,2})\\2(\\d{1,2})`, "y"),
    parts: ([y, , m, d]) => three(y, m, d),
  },
  {
    pattern: new RegExp(`${year}年(?:\\(${era}\\))?(\\d{1,2})月(\\d{1,2})日`, "y"),
    parts: ([y, , , m, d]) => three(y, m, d),
  },
  {
    pattern: new RegExp(`${era}(?:\\(${year}年?\\))?(\\d{1,2})月(\\d{1,2})日`, "y"),
    parts: ([name = "", count = "", , m, d]) =>
      three((yearOfEra[name] ?? 0) + (count === "元" ? 1 : Number(count)), m, d),
  },
  {
    pattern: new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?${monthName},?${year}`, "y"),
    parts: ([d, m = "", y]) => three(y, months.indexOf(m.slice(0, 3)) + 1, d),
  },
  {
    pattern: new RegExp(`${monthName}(\\d{1,2})(?:st|nd|rd|th)?,?${year}`, "y"),
    parts: ([m = "", d, y]) => three(y, months.indexOf(m.slice(0, 3)) + 1, d),
  },
];

function three(...parts: readonly (string | number | undefined)[]): readonly (string | number)[] {
  return parts.map((part) => part ?? 0);
}

/** The day that begins at a place of a text. */
function dayAt(text: string, from: number): DayInText | undefined {
  for (const { pattern, parts } of readings) {
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    if (found === null) continue;
    const [y = 0, m = 0, d = 0] = parts(found.slice(1));
    const day = `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
    if (z.iso.date().safeParse(day).success) return { day, to: pattern.lastIndex };
  }
  return undefined;
}

/**
 * The day a text states, when it states nothing else.
 * @param text as `normalised` gives it
 */
export function wholeDay(text: string): string | undefined {
  const read = dayAt(text, 0);
  return read?.to === text.length ? read.day : undefined;
}

/**
 * Every day that can be read in a text, earliest first, each once: ISO, with slashes or dots, in Japanese with or without
 * an era, in English. A day that is only one of two ways to read some digits is among them.
 * @param text as `normalised` gives it
 */
export function daysIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (let at = 0; at < text.length; at += 1) {
    const read = dayAt(text, at);
    if (read !== undefined) found.add(read.day);
  }
  return [...found].toSorted();
}

/** What may stand between a word such as 有効期限 and its day. */
const filler = /(?:[:;([=|・]|は|自|の|満了日|末日|from|until|date|on|period|is)*/y;
/** What may stand between the days of a period. */
const between = /(?:から|より|まで|至|迄|to|until|through|[-–—−~〜(),、/・|:])*/y;

function after(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  pattern.exec(text);
  return Math.max(from, pattern.lastIndex);
}

/** The days that follow one another from a place on, as in a period and its other spelling. */
function daysFollowing(text: string, from: number): readonly string[] {
  const days: string[] = [];
  let next = dayAt(text, after(filler, text, from));
  while (next !== undefined) {
    days.push(next.day);
    next = dayAt(text, after(between, text, next.to));
  }
  return days;
}

/**
 * The last days of validity that a text states after one of the words for it, earliest first. Of days that follow one
 * another the latest counts, so that neither a period nor a table read row by row is taken for its first day.
 * @param text as `normalised` gives it
 * @param words as `normalised` gives them, e.g. 有効期限
 */
export function lastDaysIn(text: string, words: readonly string[]): readonly string[] {
  const found = words.flatMap((word) =>
    placesOf(word, text).flatMap(
      (at) =>
        daysFollowing(text, at + word.length)
          .toSorted()
          .at(-1) ?? [],
    ),
  );
  return [...new Set(found)].toSorted();
}

function placesOf(word: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
}
