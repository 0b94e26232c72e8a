import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

export type Ready = {
  /** What it printed up to the line that begins with `ready`. */
  readonly printed: readonly string[];
  /** From the start of the process until it was ready. */
  readonly seconds: number;
  readonly pid: number;
  /** Where it listens: what follows `ready`. */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

/**
 * Starts a command in a process group of its own and waits until it prints that it is ready.
 * @throws with what it printed when it ends before
 */
export async function startProcess(
  command: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Ready> {
  const started = performance.now();
  const child = spawn(command, args, {
    env: { ...process.env, ...variables },
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  const ended = once(child, "exit");
  const endWithUs = (): void => endGroup(child);
  process.once("exit", endWithUs);
  const printed = await linesUntilReady(child);
  const seconds = (performance.now() - started) / 1000;
  return {
    printed,
    seconds,
    pid: child.pid ?? 0,
    url: printed.at(-1)?.replace("ready ", "") ?? "",
    async stop() {
      endGroup(child);
      await ended;
      process.off("exit", endWithUs);
    },
  };
}

/** Ends what was started, and what that has started. */
function endGroup(child: ChildProcessByStdio<Writable, Readable, null>): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  process.kill(-child.pid, "SIGKILL");
}

async function linesUntilReady(child: ChildProcessByStdio<Writable, Readable, null>): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.startsWith("ready ")) return lines;
  }
  throw new Error(`${child.spawnargs.join(" ")} ended before it was ready:\n${lines.join("\n")}`);
}
