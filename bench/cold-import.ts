import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { bundleFunctions } from "#infra/bundle.ts";
import { functionNeeds } from "#infra/function-needs.ts";
import type { Benchmark } from "./benchmark.ts";
import { bundleByBarrel, bundleInOne } from "./import-variants.ts";
import { median, spreadPercent } from "./samples.ts";
import { inScratch } from "./scratch.ts";

const script = fileURLToPath(import.meta.resolve("./child/import-time.cjs"));
const run = promisify(execFile);

/** The function whose variants are compared: it does much, and has no package beside it. */
const typical = "secretariat/decide-application";
/** Handlers that are measured between two rounds of what is compared. */
const between = 15;

async function importMilliseconds(file: string): Promise<number> {
  const { stdout } = await run(process.execPath, [script, file]);
  return Number(stdout);
}

/** In which order files are loaded: what is compared comes again and again, so that noise hits all alike. */
function sequence(compared: readonly string[], others: readonly string[]): readonly string[] {
  return others.flatMap((file, at) => (at % between === 0 ? [...compared, file] : [file]));
}

/** How long a fresh process takes to load each handler, over an empty module; and how long if it were bundled otherwise. */
export const coldImport: Benchmark = ({ smallest }) =>
  inScratch(async (folder) => {
    const folders = smallest ? [typical] : Object.keys(functionNeeds);
    await bundleFunctions(folder, { folders });
    const empty = join(folder, "empty.cjs");
    const byBarrel = join(folder, "barrel.cjs");
    const inOne = join(folder, "one.cjs");
    writeFileSync(empty, "");
    await bundleByBarrel(typical, byBarrel);
    await bundleInOne(typical, inOne);
    const handlerOf = (name: string): string => join(folder, name, "index.cjs");

    const samples = new Map<string, number[]>();
    const round = sequence([empty, handlerOf(typical), byBarrel, inOne], folders.map(handlerOf));
    for (let rounds = smallest ? 1 : 3; rounds > 0; rounds -= 1)
      for (const file of round) {
        const milliseconds = await importMilliseconds(file);
        samples.set(file, [...(samples.get(file) ?? []), milliseconds]);
      }

    const floor = median(samples.get(empty) ?? []);
    const rowOf = (name: string, file: string): [string, ...number[]] => {
      const taken = samples.get(file) ?? [];
      return [name, median(taken), median(taken) - floor, spreadPercent(taken), taken.length];
    };
    const handlers = folders.map((name) => rowOf(name, handlerOf(name)));
    const slowestFirst = handlers.toSorted(([, one = 0], [, other = 0]) => other - one);
    const compared = [
      rowOf("an empty module", empty),
      rowOf(`${typical}, as deployed`, handlerOf(typical)),
      rowOf(`${typical}, zod by its barrel`, byBarrel),
      rowOf(`${typical}, all in one file`, inOne),
    ];
    const [slowest] = slowestFirst;
    return {
      title: "cold-import: a handler in a fresh process",
      columns: ["loaded", "median ms", "over empty ms", "spread %", "processes"],
      rows: [...compared, ...slowestFirst],
      shown: compared.length + 10,
      goals: [
        {
          what: `slowest handler over an empty module (${slowest?.[0]})`,
          value: slowest?.[2] ?? 0,
          unit: "ms",
          limit: { atMost: 60 },
        },
      ],
    };
  });
