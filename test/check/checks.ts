import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { architectureViolations } from "./architecture.ts";
import { lintStateMachine } from "./asl-lint.ts";
import { lockProblems } from "./prune-lock.ts";
import { sourceFiles } from "./source-files.ts";
import { assertionProblems, lengthProblems, type SourceFile, wordProblems } from "./text-rules.ts";
import { problemsOfTool } from "./tool.ts";

/** One rule of the house: looks at the checkout at `root` and says what is wrong, one line each. */
export type Check = { name: string; find: (root: string) => Promise<string[]> };

function eachFile(rule: (file: SourceFile) => string[]): Check["find"] {
  return async (root) =>
    sourceFiles(root).flatMap((path) => rule({ path, text: readFileSync(join(root, path), "utf8") }));
}

async function stateMachineProblems(root: string): Promise<string[]> {
  const paths = globSync("statemachines/*.asl.json", { cwd: root });
  if (paths.length === 0) return ["statemachines/ holds no definition"];
  return paths.flatMap((path) =>
    lintStateMachine(readFileSync(join(root, path), "utf8")).map((problem) => `${path}: ${problem}`),
  );
}

async function architectureProblems(root: string): Promise<string[]> {
  const violations = await architectureViolations(root);
  return violations.map(({ rule, from, to }) => `${from} -> ${to}: ${rule}`);
}

/** Imported when it runs: the pages are made from product code, and a fault in that is no fault of the other checks. */
async function docProblems(root: string): Promise<string[]> {
  const { outdatedDocs } = await import("../../docs/generate/run.ts");
  return outdatedDocs(root);
}

/** Every check, slowest first so that the fast ones fill the gaps. */
export const checks: Check[] = [
  {
    name: "dead code",
    find: (root) =>
      problemsOfTool("knip", ["--no-config-hints", "--no-progress", "--reporter", "compact"], root),
  },
  {
    name: "types",
    find: (root) => problemsOfTool("tsc", ["--project", "tsconfig.json", "--pretty", "false"], root),
  },
  { name: "architecture", find: architectureProblems },
  {
    name: "format and lint",
    find: (root) =>
      problemsOfTool(
        "biome",
        ["check", "--error-on-warnings", "--reporter=concise", "--max-diagnostics=none", "."],
        root,
      ),
  },
  { name: "state machines", find: stateMachineProblems },
  {
    name: "lock",
    find: async (root) =>
      lockProblems(
        readFileSync(join(root, "package-lock.json"), "utf8"),
        readFileSync(join(root, "package.json"), "utf8"),
      ),
  },
  { name: "generated docs", find: docProblems },
  { name: "file length", find: eachFile(lengthProblems) },
  { name: "words", find: eachFile(wordProblems) },
  { name: "assertions", find: eachFile(assertionProblems) },
];
