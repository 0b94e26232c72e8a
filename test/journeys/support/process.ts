import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "#test/support/free-port.ts";

export type Server = {
  readonly baseUrl: string;
  readonly dataFolder: string;
  /** What it printed so far. */
  readonly printed: () => readonly string[];
  /** Resolves with the exit code, or null when the signal ended it. */
  readonly stop: (signal: "SIGTERM" | "SIGKILL" | "SIGINT") => Promise<number | null>;
};

export type ServerOptions = {
  readonly port?: number;
  readonly dataFolder?: string;
  readonly play?: boolean;
  readonly mode?: "demo" | "pilot";
  /** Further settings, e.g. `SMTP_URL`. */
  readonly variables?: Readonly<Record<string, string>>;
};

function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), "scheme-"));
}

/** Starts the installation in a process of its own, as `npm start` does, and waits until it is ready. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const port = options.port ?? (await freePort());
  const dataFolder = options.dataFolder ?? newDataFolder();
  const child = spawn(process.execPath, ["local/main.ts"], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataFolder,
      PLAY: options.play === true ? "yes" : "no",
      MODE: options.mode ?? "demo",
      BEACON_URL: "none",
      ...options.variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const endWithUs = () => void child.kill("SIGKILL");
  process.once("exit", endWithUs);
  child.once("exit", () => process.off("exit", endWithUs));
  await readyOf(child, lines);
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    dataFolder,
    printed: () => lines,
    stop(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

function readyOf(child: ChildProcess, lines: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const { stdout, stderr } = child;
    if (stdout === null || stderr === null) throw new Error("The server has no output to read");
    createInterface({ input: stderr }).on("line", (line) => lines.push(line));
    createInterface({ input: stdout }).on("line", (line) => {
      lines.push(line);
      if (line.startsWith("ready ")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}:\n${lines.join("\n")}`)));
  });
}
