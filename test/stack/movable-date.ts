import { parseDuration } from "#local/clock/duration.ts";

const real = Date;
let offset = 0;

/** The functions ask the clock of the machine, so that clock is moved: for this process, from the first move on. */
function install(): void {
  const now = () => real.now() + offset;
  globalThis.Date = new Proxy(real, {
    construct: (target, args, newTarget) =>
      Reflect.construct(
        target,
        args.length === 0 ? [now()] : args,
        newTarget === globalThis.Date ? real : newTarget,
      ),
    apply: () => new real(now()).toString(),
    get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
  });
}

/**
 * Moves the clock of this process on: `+90m`, `+3h`, `+14d`, `+2w`. Timers are not moved.
 * @returns the time it is now
 */
export function moveDate(by: string): string {
  const duration = parseDuration(by);
  if (duration === undefined) throw new Error(`Not understood: ${by}`);
  if (offset === 0) install();
  offset += duration.milliseconds;
  return new Date().toISOString();
}
