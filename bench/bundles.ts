import { globSync, statSync } from "node:fs";
import { join } from "node:path";
import { bundleFunctions } from "#infra/bundle.ts";
import { functionNeeds } from "#infra/function-needs.ts";
import type { Benchmark } from "./benchmark.ts";
import { inScratch } from "./scratch.ts";

/** Some with a large package beside them, and some without. */
const few = ["provider/save-form", "event/deliver-effects", "event/shape-token"];

/** KiB of the files that match, below a folder. */
function kib(folder: string, pattern: string): number {
  const files = globSync(pattern, { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size / 1024, 0);
}

/**
 * How large each function is: the handler, which Lambda reads at every cold start; what lies beside it and is read when
 * an event needs it (packages, documents of the policy, fonts, character maps); and all that is deployed, with the source map.
 */
export const bundles: Benchmark = ({ smallest }) =>
  inScratch(async (folder) => {
    const folders = smallest ? few : Object.keys(functionNeeds);
    await bundleFunctions(folder, { folders });
    const sizes = folders.map((each) => ({
      name: each,
      handler: kib(join(folder, each), "index.cjs"),
      later: kib(join(folder, each), "{packages,documents,node_modules}/**"),
      all: kib(join(folder, each), "**"),
    }));
    const largestFirst = sizes.toSorted((one, other) => other.handler - one.handler);
    return {
      title: "bundles: what Lambda gets, without the AWS SDK of the runtime",
      columns: ["function", "handler KiB", "read later KiB", "package KiB"],
      rows: largestFirst.map(({ name, handler, later, all }) => [name, handler, later, all]),
      goals: [
        {
          what: `largest handler (${largestFirst[0]?.name})`,
          value: largestFirst[0]?.handler ?? 0,
          unit: "KiB",
          limit: { atMost: 300 },
        },
      ],
    };
  });
