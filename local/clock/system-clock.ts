import type { Clock } from "#ports";

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date().toISOString() };
