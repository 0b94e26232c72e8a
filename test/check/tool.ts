import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

/** The checkout that this file belongs to. */
export const projectRoot: string = resolve(import.meta.dirname, "../..");

type ToolResult = { code: number; output: string };

/**
 * Runs one of the installed development tools and waits for it.
 * @param name command in node_modules/.bin of this checkout
 * @param cwd folder it works in, which a test may set elsewhere
 * @returns exit code (-1 when it was killed) and what it wrote, both streams in order
 */
export function runTool(name: string, args: string[], cwd: string): Promise<ToolResult> {
  return new Promise((done, failed) => {
    const child = spawn(join(projectRoot, "node_modules/.bin", name), args, {
      cwd,
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.stderr.on("data", (part: Buffer) => parts.push(part));
    child.on("error", failed);
    child.on("close", (code) => done({ code: code ?? -1, output: Buffer.concat(parts).toString("utf8") }));
  });
}

/** The output of a tool as problems: its lines when it failed, none when it was content. */
export async function problemsOfTool(name: string, args: string[], cwd: string): Promise<string[]> {
  const { code, output } = await runTool(name, args, cwd);
  if (code === 0) return [];
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 0 ? lines : [`${name} ended with code ${code} and said nothing`];
}
