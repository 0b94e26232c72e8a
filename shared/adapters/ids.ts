import { monotonicFactory } from "ulid";
import type { Ids } from "#ports";

/** ULIDs: 48 bits of time and 80 of chance; within one process each is greater than the one before. */
export function ulidIds(): Ids {
  const next = monotonicFactory();
  return { next: () => next() };
}
