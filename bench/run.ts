/**
 * `npm run bench`: every benchmark, a table each, all figures in bench/results.json. `npm run bench -- bundles` runs
 * those whose name holds the word; `--size 200000` says of how many certifications. It fails when one cannot be
 * measured, never because of a figure.
 */
import { writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { act } from "./act.ts";
import type { Benchmark } from "./benchmark.ts";
import { bundles } from "./bundles.ts";
import { coldImport } from "./cold-import.ts";
import { lookUp } from "./look-up.ts";
import { start } from "./start.ts";
import { sweep } from "./sweep.ts";
import { tableOf } from "./table.ts";

export const benchmarks: Readonly<Record<string, Benchmark>> = {
  bundles,
  "cold-import": coldImport,
  act,
  "look-up": lookUp,
  sweep,
  start,
};

async function runBenchmarks(words: readonly string[], size: number | undefined): Promise<void> {
  const chosen = Object.entries(benchmarks).filter(
    ([name]) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  if (chosen.length === 0) throw new Error(`There are: ${Object.keys(benchmarks).join(", ")}`);
  const machine = `${cpus()[0]?.model ?? process.arch}, ${availableParallelism()} cores, Node.js ${process.version}`;
  console.log(`${machine}\n`);
  const results: Record<string, unknown> = {};
  for (const [name, benchmark] of chosen) {
    const result = await benchmark({ smallest: false, ...(size === undefined ? {} : { size }) });
    console.log(`${tableOf(result)}\n`);
    results[name] = result;
  }
  const report = { at: new Date().toISOString(), machine, results };
  const file = fileURLToPath(new URL("results.json", import.meta.url));
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { size: { type: "string" } },
  });
  const size = values.size === undefined ? undefined : Number(values.size);
  if (size !== undefined && !(Number.isSafeInteger(size) && size > 0))
    throw new Error("--size is a number of certifications");
  await runBenchmarks(positionals, size);
}
