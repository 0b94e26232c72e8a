import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import type { LogCode } from "#contracts/log-catalogue.ts";
import { createScheduler } from "#local/scheduler/scheduler.ts";
import { systemTimer } from "#local/scheduler/system-timer.ts";

const minute = 60_000;
const hour = 60 * minute;

/** A daily job under a clock and a timer that stand still until they are told otherwise. */
function setup(run: () => Promise<unknown> = async () => undefined, schedule = "cron(10 0 * * ? *)") {
  let now = Date.parse("2027-03-31T20:00:00Z");
  const job = mock.fn(run);
  const ticks = new Set<() => void>();
  const log: { code: LogCode; details: unknown }[] = [];
  const scheduler = createScheduler({
    clock: { now: () => new Date(now).toISOString() },
    log: (code, details) => log.push({ code, details }),
    every: (_, call) => {
      const tick = () => call();
      ticks.add(tick);
      return () => ticks.delete(tick);
    },
    jobs: [{ name: "daily-sweep", schedule, run: job }],
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    scheduler,
    log,
    runs: () => job.mock.callCount(),
    timers: () => ticks.size,
    start: async () => {
      scheduler.start();
      await settle();
    },
    /** The clock goes on, and then the timer ticks. */
    pass: async (milliseconds: number) => {
      now += milliseconds;
      for (const tick of ticks) tick();
      await settle();
    },
  };
}

describe("scheduler", () => {
  it("runs every job at the start, because nobody knows what was missed", async () => {
    const { start, runs } = setup();
    await start();
    assert.equal(runs(), 1);
  });

  it("runs a job once when it becomes due, and not before", async () => {
    const { start, pass, runs } = setup();
    await start();
    await pass(19 * hour + 9 * minute);
    assert.equal(runs(), 1);
    await pass(minute);
    assert.equal(runs(), 2);
    for (let tick = 0; tick < 10; tick += 1) await pass(hour);
    assert.equal(runs(), 2);
    await pass(14 * hour);
    assert.equal(runs(), 3);
  });

  it("makes up for missed days by one call", async () => {
    const { start, pass, runs } = setup();
    await start();
    await pass(30 * 24 * hour);
    assert.equal(runs(), 2);
    await pass(minute);
    assert.equal(runs(), 2);
  });

  it("runs at a rate", async () => {
    const { start, pass, runs } = setup(undefined, "rate(1 hour)");
    await start();
    for (let tick = 0; tick < 6; tick += 1) await pass(30 * minute);
    assert.equal(runs(), 1 + 3);
  });

  it("runs what is due at once when it is told to look, and says when that is done", async () => {
    const done: string[] = [];
    const running = Promise.withResolvers<void>();
    const { scheduler } = setup(async () => {
      await running.promise;
      done.push("job");
    });
    const checked = scheduler.check().then(() => done.push("check"));
    running.resolve();
    await checked;
    assert.deepEqual(done, ["job", "check"]);
  });

  it("never runs a job twice at the same time, and does not forget what became due meanwhile", async () => {
    const first = Promise.withResolvers<void>();
    const answers = [first.promise];
    const { start, pass, runs } = setup(async () => answers.shift());
    await start();
    await pass(48 * hour);
    assert.equal(runs(), 1);
    first.resolve();
    await pass(0);
    await pass(minute);
    assert.equal(runs(), 2);
  });

  const failures: [string, () => Promise<unknown>][] = [
    ["rejects", () => Promise.reject(new RangeError("personal data"))],
    [
      "throws",
      () => {
        throw new RangeError("personal data");
      },
    ],
  ];
  for (const [name, fail] of failures) {
    it(`logs a job that ${name}, and tries it again at every tick until it is done`, async () => {
      let isBroken = true;
      const { start, pass, runs, log } = setup(() => (isBroken ? fail() : Promise.resolve()));
      await start();
      await pass(minute);
      isBroken = false;
      await pass(minute);
      await pass(minute);
      assert.equal(runs(), 3);
      const line = { code: "JOB_FAILED", details: { job: "daily-sweep", error: "RangeError" } };
      assert.deepEqual(log, [line, line]);
    });
  }

  it("lets a job finish when it is stopped, and ticks no more", async () => {
    const running = Promise.withResolvers<void>();
    const { scheduler, start, timers } = setup(() => running.promise);
    await start();
    assert.equal(timers(), 1);
    const isStopped = mock.fn();
    const stopping = scheduler.stop().then(isStopped);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(isStopped.mock.callCount(), 0);
    running.resolve();
    await stopping;
    assert.equal(timers(), 0);
  });

  it("has one timer however often it is started", async () => {
    const { start, timers } = setup();
    await start();
    await start();
    assert.equal(timers(), 1);
  });

  it("refuses a schedule it does not know before anything runs", () => {
    assert.throws(() => setup(undefined, "cron(0 0 1 * ? *)"), /Not a schedule/);
  });
});

describe("timer of the machine", () => {
  it("calls again and again until it is ended", (t) => {
    t.mock.timers.enable({ apis: ["setInterval"] });
    const call = mock.fn();
    const end = systemTimer(1000, call);
    t.mock.timers.tick(3500);
    end();
    t.mock.timers.tick(3500);
    assert.equal(call.mock.callCount(), 3);
  });
});
