import { readFileSync } from "node:fs";
import { build, type Plugin } from "esbuild";
import { bundleOptions } from "#infra/bundle-options.ts";
import { largePackages } from "#infra/large-packages.ts";
import { standIns } from "#infra/stand-ins.ts";

/** Imports zod by its barrel, as most code does, where ours imports it as a namespace. */
const zodByBarrel: Plugin = {
  name: "zod-by-barrel",
  setup(builder) {
    builder.onLoad({ filter: /[\\/](shared|functions)[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replaceAll("import * as z from", "import { z } from"),
      loader: "ts",
    }));
  },
};

/** Bundles a function otherwise than it is deployed, to see what that would cost. */
async function bundleWith(plugins: readonly Plugin[], folder: string, outfile: string): Promise<void> {
  await build({
    ...bundleOptions,
    minify: true,
    plugins: [...plugins],
    entryPoints: [`functions/${folder}/index.ts`],
    outfile,
  });
}

/** The handler with zod by its barrel, and otherwise as it is deployed. */
export const bundleByBarrel = (folder: string, outfile: string): Promise<void> =>
  bundleWith([zodByBarrel, largePackages, standIns({ jsonSchema: true })], folder, outfile);

/** The handler as a bundler makes it that is told nothing: all in one file. */
export const bundleInOne = (folder: string, outfile: string): Promise<void> =>
  bundleWith([], folder, outfile);
