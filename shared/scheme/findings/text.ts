import type { Bilingual } from "../bilingual.ts";
import { wareki } from "../calendar.ts";

/** A text for comparison: NFKC, without white space, in lower case. Words of the company's form are kept. */
export function normalised(text: string): string {
  return text.normalize("NFKC").replaceAll(/\s/gu, "").toLowerCase();
}

/** Whether two texts are the same to a reader, whatever their width, case and spacing. */
export function sameText(one: string, other: string): boolean {
  return normalised(one) === normalised(other);
}

/** Whether a text is the same as one of several, of which some may not be known. */
export function isOneOf(text: string, others: readonly (string | undefined)[]): boolean {
  return others.some((other) => other !== undefined && sameText(text, other));
}

/** A JST day in words: with the Japanese era for Japanese readers. */
export function dayText(day: string): Bilingual {
  return { ja: `${wareki(day)}（${day}）`, en: day };
}
