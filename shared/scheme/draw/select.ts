/** The counter before and after the key has 16 bits (RFC 3797, section 4). */
export const mostPicks = 65_535;

export type Hash = (content: Uint8Array) => Uint8Array;

function uint16be(value: number): readonly [number, number] {
  return [value >> 8, value & 0xff];
}

/** A big-endian number modulo a divisor below 2^45, byte by byte, so that every step is exact. */
function modulo(bytes: Uint8Array, divisor: number): number {
  return bytes.reduce((rest, byte) => (rest * 256 + byte) % divisor, 0);
}

function checkCount(count: number, available: number): void {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`Not a number of picks: ${count}`);
  if (count > available) throw new RangeError(`${count} picks are asked of ${available} entries`);
  if (count > mostPicks) throw new RangeError(`${count} picks are asked, at most ${mostPicks} can be made`);
}

/**
 * The selection of RFC 3797, section 4, with the hash as a parameter (S-03): for i = 0, 1, … the number
 * `hash(uint16be(i) ‖ key ‖ uint16be(i))`, big-endian, modulo the number of entries that remain, is the index of the
 * next pick, which is then removed.
 * @param entries in the order that was committed to; it decides what an index means
 * @param by count of picks, the key as text (hashed as UTF-8), and the hash: MD5 gives the RFC's own example
 * @returns the picks, in the order in which they were drawn
 * @throws RangeError when the count is no number of picks, more than there are entries, or more than 65 535
 */
export function select<Entry>(
  entries: readonly Entry[],
  by: { readonly count: number; readonly key: string; readonly hash: Hash },
): readonly Entry[] {
  checkCount(by.count, entries.length);
  const key = new TextEncoder().encode(by.key);
  const remaining = [...entries];
  const picks: Entry[] = [];
  for (let i = 0; i < by.count; i += 1) {
    const counter = uint16be(i);
    const hashed = by.hash(Uint8Array.from([...counter, ...key, ...counter]));
    picks.push(...remaining.splice(modulo(hashed, remaining.length), 1));
  }
  return picks;
}
