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
/** Handlers that are loaded between two rounds of what is compared. */
const between = 15;
/** The slowest of a few loads each are measured well: among many, a busy moment would choose the slowest otherwise. */
const measuredWell = 8;

async function importMilliseconds(file: string): Promise<number> {
  const { stdout } = await run(process.execPath, [script, file]);
  return Number(stdout);
}

/** In which order files are loaded: what is compared comes again and again, so that noise hits all alike. */
function sequence(compared: readonly string[], others: readonly string[]): readonly string[] {
  return others.flatMap((file, at) => (at % between === 0 ? [...compared, file] : [file]));
}

/** Milliseconds that it took to load each file, in the order it was loaded. */
class Loads {
  readonly #byFile = new Map<string, number[]>();

  async add(files: readonly string[], rounds: number): Promise<void> {
    for (let round = 0; round < rounds; round += 1)
      for (const file of files) {
        const milliseconds = await importMilliseconds(file);
        this.#byFile.set(file, [...this.of(file), milliseconds]);
      }
  }

  of(file: string): readonly number[] {
    return this.#byFile.get(file) ?? [];
  }
}

/** How long a fresh process takes to load each handler, over an empty module; and how long if it were bundled otherwise. */
export const coldImport: Benchmark = ({ smallest }) =>
  inScratch(async (folder) => {
    const folders = smallest ? [typical] : Object.keys(functionNeeds);
    await bundleFunctions(folder, { folders });
    const handlerOf = (name: string): string => join(folder, name, "index.cjs");
    const variants = {
      empty: join(folder, "empty.cjs"),
      deployed: handlerOf(typical),
      byBarrel: join(folder, "barrel.cjs"),
      inOne: join(folder, "one.cjs"),
    };
    writeFileSync(variants.empty, "");
    await bundleByBarrel(typical, variants.byBarrel);
    await bundleInOne(typical, variants.inOne);

    const loads = new Loads();
    const compared = Object.values(variants);
    await loads.add(sequence(compared, folders.map(handlerOf)), smallest ? 1 : 3);
    const slowestFirst = (names: readonly string[]): readonly string[] =>
      names.toSorted((one, other) => median(loads.of(handlerOf(other))) - median(loads.of(handlerOf(one))));
    const slow = slowestFirst(folders).slice(0, measuredWell);
    await loads.add(sequence(compared, slow.map(handlerOf)), smallest ? 1 : 15);

    const floor = median(loads.of(variants.empty));
    const rowOf = (name: string, file: string): [string, ...number[]] => {
      const taken = loads.of(file);
      return [name, median(taken), median(taken) - floor, spreadPercent(taken), taken.length];
    };
    const [slowest = typical] = slowestFirst(slow);
    const rest = slowestFirst(folders.filter((name) => !slow.includes(name)));
    return {
      title: "cold-import: a handler in a fresh process",
      columns: ["loaded", "median ms", "over empty ms", "spread %", "processes"],
      rows: [
        rowOf("an empty module", variants.empty),
        rowOf(`${typical}, as deployed`, variants.deployed),
        rowOf(`${typical}, zod by its barrel`, variants.byBarrel),
        rowOf(`${typical}, all in one file`, variants.inOne),
        ...[...slowestFirst(slow), ...rest].map((name) => rowOf(name, handlerOf(name))),
      ],
      shown: compared.length + slow.length,
      goals: [
        {
          what: `slowest handler over an empty module (${slowest})`,
          value: median(loads.of(handlerOf(slowest))) - floor,
          unit: "ms",
          limit: { atMost: 60 },
        },
      ],
    };
  });
