import { Temporal } from "temporal-polyfill";

/** When a job is due. */
export type Schedule = {
  /**
   * The last moment, not after `now`, at which the job was due.
   * @param since the moment the schedule began; rates are counted from there
   */
  readonly lastDue: (now: Temporal.Instant, since: Temporal.Instant) => Temporal.Instant;
};

/** The zone of every schedule, as in the deployed ones. */
const zone = "Asia/Tokyo";

const milliseconds: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

function rate(period: number): Schedule {
  return {
    lastDue: (now, since) => {
      const passed = now.epochMilliseconds - since.epochMilliseconds;
      return since.add({ milliseconds: Math.max(0, Math.floor(passed / period)) * period });
    },
  };
}

/** @param hour left out for every hour */
function atTime(minute: number, hour?: number): Schedule {
  return {
    lastDue: (now) => {
      const local = now.toZonedDateTimeISO(zone);
      const start = local.round({ smallestUnit: hour === undefined ? "hour" : "day", roundingMode: "floor" });
      const due = start.add({ hours: hour ?? 0, minutes: minute }).toInstant();
      if (Temporal.Instant.compare(due, now) <= 0) return due;
      return due.subtract({ hours: hour === undefined ? 1 : 24 });
    },
  };
}

/**
 * Reads an EventBridge Scheduler expression of the kinds in use: every day or every hour at a minute,
 * `cron(10 0 * * ? *)` and `cron(25 * * * ? *)` by the clock in Tokyo, and `rate(1 hour)`.
 * @throws Error for any other expression
 */
export function parseSchedule(expression: string): Schedule {
  const [, minute, hour] = /^cron\(([0-5]?\d) (\*|[01]?\d|2[0-3]) \* \* \? \*\)$/.exec(expression) ?? [];
  if (minute !== undefined) return atTime(Number(minute), hour === "*" ? undefined : Number(hour));
  const [, count, unit = ""] = /^rate\(([1-9]\d{0,4}) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (count !== undefined) return rate(Number(count) * (milliseconds[unit] ?? Number.NaN));
  throw new Error(`Not a schedule that is run here: ${expression}`);
}
