/**
 * `npm test`: the checks of the house, then every test file, each in its own process.
 * `npm test -- calendar types` runs the checks and the files whose name holds one of the words, and shows whole errors.
 * The last line is `N passed, N failed`; a check counts as one test.
 */
import { runChecks } from "./check/run.ts";
import { describeOutcome } from "./runner/describe-outcome.ts";
import { findTestFiles, planPhases } from "./runner/plan.ts";
import { runInPool } from "./runner/pool.ts";
import { type FileOutcome, runTestFile } from "./runner/run-file.ts";

async function runTests(words: string[]): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  for (const phase of planPhases(findTestFiles(words))) {
    console.log(`— ${phase.name}`);
    const inPhase = await runInPool(phase.files, phase.atOnce, async (path) => {
      const outcome = await runTestFile(path, phase.limitMs);
      console.log(describeOutcome(outcome, words.length > 0));
      return outcome;
    });
    outcomes.push(...inPhase);
  }
  return outcomes;
}

const started = performance.now();
const words = process.argv.slice(2);
const checked = await runChecks(words);
const outcomes = await runTests(words);

const failing = outcomes.filter((outcome) => outcome.failures.length > 0);
const passed = checked.passed + outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = checked.failed + failing.reduce((sum, outcome) => sum + outcome.failures.length, 0);

console.log(`${outcomes.length} files in ${((performance.now() - started) / 1000).toFixed(0)} s`);
if (failing.length > 0) console.log(`failing: ${failing.map((outcome) => outcome.path).join(" ")}`);
if (passed + failed === 0) console.log("no check and no test file has such a name");
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
