import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import * as z from "zod";
import type { Clock } from "#ports";
import type { Duration } from "./duration.ts";

export type MovableClock = Clock & {
  /**
   * Moves the clock on, for good: it stands there after a restart as well.
   * @throws RangeError for a way back, or further than a demonstration needs (20 years in all)
   */
  readonly move: (by: Duration) => void;
  /** Tells whenever the clock was moved. The function it gives back ends that. */
  readonly onMoved: (listener: () => void) => () => void;
};

export type MovableClockOptions = {
  /** Where the offset is kept, e.g. `clock.json` in the data folder. */
  readonly file: string;
  /** The clock of the machine, milliseconds since 1970. */
  readonly base: () => number;
};

/** Beyond that no holidays are known, and an offset stays: a slip of the finger would spoil the installation. */
const longestOffset = 20 * 365 * 24 * 60 * 60 * 1000;

const stored = z.object({ offsetMilliseconds: z.int().min(0).max(longestOffset) });

function readOffset(file: string): number {
  if (!existsSync(file)) return 0;
  try {
    return stored.parse(JSON.parse(readFileSync(file, "utf8"))).offsetMilliseconds;
  } catch (error) {
    throw new Error(`${file} does not say how far the clock was moved; remove it to start from now`, {
      cause: error,
    });
  }
}

/** Whole or not at all, so that a crash leaves the offset before or after. */
function writeOffset(file: string, offsetMilliseconds: number): void {
  writeFileSync(`${file}.new`, JSON.stringify({ offsetMilliseconds }));
  renameSync(`${file}.new`, file);
}

/**
 * A clock that can be moved on, so that reminders and lapses can be watched. Demo mode alone has one.
 * @throws Error when the file holds something else
 */
export function createMovableClock({ file, base }: MovableClockOptions): MovableClock {
  let offset = readOffset(file);
  const listeners = new Set<() => void>();

  return {
    now: () => new Date(base() + offset).toISOString(),
    move: ({ milliseconds }) => {
      const moved = stored.safeParse({ offsetMilliseconds: offset + milliseconds });
      if (milliseconds <= 0 || !moved.success) throw new RangeError("The clock cannot be moved that far");
      writeOffset(file, moved.data.offsetMilliseconds);
      offset = moved.data.offsetMilliseconds;
      for (const listener of listeners) listener();
    },
    onMoved: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
