import * as z from "zod";

/** A number as its source published it. Fifteen digits are told apart exactly by a double. */
export const publicNumber = z.string().regex(/^\d{1,12}(\.\d{1,3})?$/);

function canonicalNumber(published: string): number {
  if (!publicNumber.safeParse(published).success) throw new RangeError(`Not a public number: ${published}`);
  return Number(published);
}

/** With a period always: after a whole number, or before its decimals. */
function written(value: number): string {
  return Number.isInteger(value) ? `${value}.` : String(value);
}

/**
 * The key made of public numbers, which stands in for a beacon (RFC 3797, section 4): within a source the numbers rise,
 * each without leading zeros and with a period, after it or before its decimals, whose trailing zeros are dropped; a
 * slash ends each source. Example: `9319./2.5.8.10.12./9.18.26.34.41.45./`.
 * @param sources the numbers of each source, in the order in which the sources were named beforehand
 * @throws RangeError when there is no source, a source has no number, or something is not a number
 */
export function fallbackKey(sources: readonly (readonly string[])[]): string {
  if (sources.length === 0) throw new RangeError("No source of public numbers");
  return sources.map(sourceKey).join("");
}

function sourceKey(numbers: readonly string[]): string {
  if (numbers.length === 0) throw new RangeError("A source without public numbers");
  const rising = numbers.map(canonicalNumber).toSorted((one, other) => one - other);
  return `${rising.map(written).join("")}/`;
}
