import { existsSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { sourceFiles } from "./source-files.ts";
import { projectRoot, runTool } from "./tool.ts";

const folders = ["shared", "functions", "local", "infra", "web", "test", "docs", "bench"];

const cruiseResult = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

export type Violation = { rule: string; from: string; to: string };

/**
 * Follows every import below `root` and compares it with the rules of .dependency-cruiser.cjs.
 * @throws Error when fewer files were followed than there are: the tool skips what it cannot parse without a word
 */
export async function architectureViolations(root: string): Promise<Violation[]> {
  const present = folders.filter((folder) => existsSync(join(root, folder)));
  const config = join(projectRoot, ".dependency-cruiser.cjs");
  const { output } = await runTool(
    "depcruise",
    ["--config", config, "--output-type", "json", ...present],
    root,
  );
  const { summary } = cruiseResult.parse(JSON.parse(output));
  const written = sourceFiles(root).filter(
    (path) => /\.(ts|mjs)$/.test(path) && present.includes(path.split("/")[0] ?? ""),
  );
  if (written.length === 0 || summary.totalCruised < written.length) {
    throw new Error(`followed ${summary.totalCruised} modules of ${written.length} files`);
  }
  return summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}
