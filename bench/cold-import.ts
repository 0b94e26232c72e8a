import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as z from "zod";
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

/** Milliseconds on the clock and of the processor; the latter say the same on a busy machine. */
const loadShape = z.object({ clock: z.number(), processor: z.number() });
type Load = z.infer<typeof loadShape>;

async function loadOnce(file: string): Promise<Load> {
  const { stdout } = await run(process.execPath, [script, file]);
  return loadShape.parse(JSON.parse(stdout));
}

/** In which order files are loaded: what is compared comes again and again, so that noise hits all alike. */
function sequence(compared: readonly string[], others: readonly string[]): readonly string[] {
  return others.flatMap((file, at) => (at % between === 0 ? [...compared, file] : [file]));
}

/** How each file was loaded, time after time. */
class Loads {
  readonly #byFile = new Map<string, Load[]>();

  async add(files: readonly string[], rounds: number): Promise<void> {
    for (let round = 0; round < rounds; round += 1)
      for (const file of files) {
        const load = await loadOnce(file);
        this.#byFile.set(file, [...(this.#byFile.get(file) ?? []), load]);
      }
  }

  of(file: string, time: keyof Load): readonly number[] {
    return (this.#byFile.get(file) ?? []).map((load) => load[time]);
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
    const clockOf = (file: string): number => median(loads.of(file, "clock"));
    const slowestFirst = (names: readonly string[]): readonly string[] =>
      names.toSorted((one, other) => clockOf(handlerOf(other)) - clockOf(handlerOf(one)));
    const slow = slowestFirst(folders).slice(0, measuredWell);
    await loads.add(sequence(compared, slow.map(handlerOf)), smallest ? 1 : 15);

    const floor = clockOf(variants.empty);
    const rowOf = (name: string, file: string): [string, ...number[]] => {
      const taken = loads.of(file, "clock");
      const processor = median(loads.of(file, "processor"));
      return [name, median(taken), median(taken) - floor, spreadPercent(taken), processor, taken.length];
    };
    const [slowest = typical] = slowestFirst(slow);
    const rest = slowestFirst(folders.filter((name) => !slow.includes(name)));
    return {
      title: "cold-import: a handler in a fresh process",
      columns: ["loaded", "median ms", "over empty ms", "spread %", "processor ms", "processes"],
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
          value: clockOf(handlerOf(slowest)) - floor,
          unit: "ms",
          limit: { atMost: 60 },
        },
      ],
    };
  });
