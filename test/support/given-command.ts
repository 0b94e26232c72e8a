import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What a command of the operator's prints for an argument, without the space around it. Rejects when it fails. */
export async function runGivenCommand(command: string, argument: string): Promise<string> {
  const { stdout } = await run("sh", ["-c", `${command} "$1"`, "sh", argument]);
  return stdout.trim();
}
