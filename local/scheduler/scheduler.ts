import { Temporal } from "temporal-polyfill";
import type { Clock, Log } from "#ports";
import { parseSchedule } from "./expression.ts";

export type Job = {
  /** The name of the function's folder, e.g. `daily-sweep`. */
  readonly name: string;
  /** An expression of EventBridge Scheduler, e.g. `cron(10 0 * * ? *)`, by the clock in Tokyo. */
  readonly schedule: string;
  /** Finds out by itself what is due: it may be called late, once for many times, or more often than planned. */
  readonly run: () => Promise<unknown>;
};

export type Scheduler = {
  /** Runs every job once, because nobody knows what was missed before, and then whenever it is due. */
  readonly start: () => void;
  /** Runs now what has become due, e.g. when the clock was moved. Resolves when that is done; never rejects. */
  readonly check: () => Promise<void>;
  /** Ends the timer and waits for the jobs under way. */
  readonly stop: () => Promise<void>;
};

export type SchedulerDeps = {
  readonly clock: Clock;
  readonly log: Log;
  /** Calls again and again; the function it gives back ends that. */
  readonly every: (milliseconds: number, call: () => void) => () => void;
  readonly jobs: readonly Job[];
};

/** How late a job may be; a failed one is tried again after this. */
const tickMilliseconds = 30_000;

type Runner = {
  readonly check: () => Promise<void>;
  /** Resolves when the job is not under way. */
  readonly settled: () => Promise<void>;
};

function createRunner({ clock, log }: Pick<SchedulerDeps, "clock" | "log">, job: Job): Runner {
  const schedule = parseSchedule(job.schedule);
  const since = Temporal.Instant.from(clock.now());
  let done: Temporal.Instant | undefined;
  let running: Promise<void> | undefined;

  const runFor = async (due: Temporal.Instant): Promise<void> => {
    try {
      await job.run();
      done = due;
    } catch (error) {
      log("JOB_FAILED", { job: job.name, error: error instanceof Error ? error.name : "unknown" });
    }
  };

  return {
    check: async () => {
      const due = schedule.lastDue(Temporal.Instant.from(clock.now()), since);
      const isDone = done !== undefined && Temporal.Instant.compare(due, done) <= 0;
      if (running === undefined && !isDone) {
        running = runFor(due).finally(() => {
          running = undefined;
        });
      }
      await running;
    },
    settled: async () => {
      await running;
    },
  };
}

/**
 * Runs jobs by the clock of the installation, in this process. Missed times are made up for by one call; a job never
 * runs twice at the same time; one that fails is logged and tried again at the next tick.
 * @throws Error for an expression it does not know
 */
export function createScheduler(deps: SchedulerDeps): Scheduler {
  const runners = deps.jobs.map((job) => createRunner(deps, job));
  let cancel = (): void => undefined;

  const check = async (): Promise<void> => {
    await Promise.all(runners.map((runner) => runner.check()));
  };
  const tick = (): void => {
    void check();
  };

  return {
    start: () => {
      cancel();
      cancel = deps.every(tickMilliseconds, tick);
      tick();
    },
    check,
    stop: async () => {
      cancel();
      await Promise.all(runners.map((runner) => runner.settled()));
    },
  };
}
