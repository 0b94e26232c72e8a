import * as Instant from "temporal-polyfill/fns/Instant";

/** When a public beacon speaks (S-03): its first round at `genesis`, Unix seconds, and one every `period` seconds. */
export type BeaconClock = { readonly genesis: number; readonly period: number };

function secondsOf(instant: string): number {
  return Instant.fromString(instant).epochMilliseconds / 1000;
}

/**
 * The latest round at a moment: floor((t − genesis) / period) + 1, as drand counts.
 * @param instant ISO 8601 with an offset or Z
 * @throws RangeError when it is not a moment, or lies before the first round
 */
export function roundAt({ genesis, period }: BeaconClock, instant: string): number {
  const since = secondsOf(instant) - genesis;
  if (since < 0) throw new RangeError(`No round yet at ${instant}`);
  return Math.floor(since / period) + 1;
}

/**
 * The first round that comes at a moment or after it; 1 before the beacon began.
 * @param instant ISO 8601 with an offset or Z
 * @throws RangeError when it is not a moment
 */
export function firstRoundFrom({ genesis, period }: BeaconClock, instant: string): number {
  return Math.max(0, Math.ceil((secondsOf(instant) - genesis) / period)) + 1;
}

/**
 * When a round comes, in Unix seconds.
 * @throws RangeError when it is not a round: they are numbered from 1
 */
export function roundSeconds({ genesis, period }: BeaconClock, round: number): number {
  if (!Number.isSafeInteger(round) || round < 1) throw new RangeError(`Not a round: ${round}`);
  return genesis + (round - 1) * period;
}

/**
 * When a round comes.
 * @returns ISO 8601 in UTC, e.g. `2023-08-23T15:09:27Z` for round 1 of a beacon with genesis 1692803367
 * @throws RangeError when it is not a round, or lies beyond the calendar
 */
export function roundTime(clock: BeaconClock, round: number): string {
  return Instant.toString(Instant.fromEpochMilliseconds(roundSeconds(clock, round) * 1000));
}
