import type { Deps } from "#ports";

/**
 * Does the same for each of many things in turn; one that fails is logged and keeps no other from its turn.
 * @param job what is being done, for the log
 * @returns what came of those that did not fail, and how many did
 */
export async function eachAlone<Thing, Result>(
  deps: Pick<Deps, "log">,
  job: string,
  things: readonly Thing[],
  work: (thing: Thing) => Promise<Result>,
): Promise<{ readonly results: readonly Result[]; readonly failed: number }> {
  const results: Result[] = [];
  let failed = 0;
  for (const thing of things) {
    try {
      results.push(await work(thing));
    } catch (error) {
      failed += 1;
      deps.log("JOB_FAILED", { job, error: error instanceof Error ? error.name : "unknown" });
    }
  }
  return { results, failed };
}
