import * as z from "zod";

/** A whole number as its source published it. Fifteen digits are told apart exactly by a double. */
export const publicNumber = z.string().regex(/^\d{1,15}$/);

/**
 * The key made of public numbers, which stands in for a beacon (RFC 3797, section 4): within a source the numbers rise,
 * each without leading zeros and followed by a period; a slash ends each source. Only whole numbers are taken: the RFC's
 * way of writing decimals can be read in two ways. Example: `9319./2.5.8.10.12./9.18.26.34.41.45./`.
 * @param sources the numbers of each source, in the order in which the sources were named beforehand
 * @throws RangeError when there is no source, a source has no number, or something is not a number
 */
export function fallbackKey(sources: readonly (readonly string[])[]): string {
  if (sources.length === 0) throw new RangeError("No source of public numbers");
  return sources.map(sourceKey).join("");
}

function sourceKey(numbers: readonly string[]): string {
  if (numbers.length === 0) throw new RangeError("A source without public numbers");
  const rising = numbers.map(parse).toSorted((one, other) => one - other);
  return `${rising.join(".")}./`;
}

function parse(published: string): number {
  if (!publicNumber.safeParse(published).success) throw new RangeError(`Not a public number: ${published}`);
  return Number(published);
}
