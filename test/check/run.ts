/** `npm run check`: every check of the house by name. `npm run check -- types` runs those whose name holds the word. */
import { runInPool } from "../runner/pool.ts";
import { type Check, checks } from "./checks.ts";
import { projectRoot } from "./tool.ts";

const MAX_LINES_SHOWN = 60;

/** What one check found; no problems means that it passed. */
export type CheckOutcome = { name: string; problems: string[]; seconds: number };

/** Runs one check; one that cannot do its work has failed, never passed. */
export async function runCheck(check: Check, root: string): Promise<CheckOutcome> {
  const started = performance.now();
  const problems = await check.find(root).catch((error: unknown) => [String(error)]);
  return { name: check.name, problems, seconds: (performance.now() - started) / 1000 };
}

function report({ name, problems, seconds }: CheckOutcome): void {
  const shown = problems.slice(0, MAX_LINES_SHOWN).map((problem) => `    ${problem}`);
  const rest =
    problems.length > MAX_LINES_SHOWN ? [`    … ${problems.length - MAX_LINES_SHOWN} more lines`] : [];
  console.log(
    [`${problems.length === 0 ? "✓" : "✗"} check: ${name}  ${seconds.toFixed(1)} s`, ...shown, ...rest].join(
      "\n",
    ),
  );
}

/** Runs the checks whose name contains one of the words (all without any), and prints one line for each. */
export async function runChecks(words: string[]): Promise<{ passed: number; failed: number }> {
  const chosen = checks.filter(
    (check) => words.length === 0 || words.some((word) => check.name.includes(word)),
  );
  const outcomes = await runInPool(chosen, 2, async (check) => {
    const outcome = await runCheck(check, projectRoot);
    report(outcome);
    return outcome;
  });
  const failed = outcomes.filter((outcome) => outcome.problems.length > 0).length;
  return { passed: outcomes.length - failed, failed };
}

if (import.meta.main) {
  const { passed, failed } = await runChecks(process.argv.slice(2));
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
