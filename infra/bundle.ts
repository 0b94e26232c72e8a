import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
import { bundleOptions } from "./bundle-options.ts";
import { functionNeeds } from "./function-needs.ts";
import { bundlePackage, largePackageAt, largePackages } from "./large-packages.ts";
import { documentAt, standIns } from "./stand-ins.ts";

export type BundleEntry = { readonly in: string; readonly out: string };

/**
 * Bundles files as Lambda gets them, in one run of esbuild: each becomes one file `{out}.cjs` below `outdir`, with the
 * large packages and the documents it names beside it.
 * @param options.jsonSchema whether they describe shapes as JSON Schema; the part of zod that does is left out otherwise
 * @throws with esbuild's messages when one does not build
 */
export async function bundle(
  entries: readonly BundleEntry[],
  outdir: string,
  { minify = true, jsonSchema = false } = {},
): Promise<void> {
  const { metafile } = await build({
    ...bundleOptions,
    minify,
    plugins: [largePackages, standIns({ jsonSchema })],
    entryPoints: [...entries],
    outdir,
    metafile: true,
  });
  layImportsBeside(metafile, minify);
}

/** Writes what the bundles import by a path beside themselves to where they look for it. */
function layImportsBeside({ outputs }: Metafile, minify: boolean): void {
  const packages = new Map<string, Uint8Array>();
  const contentOf = (path: string): Uint8Array | string | undefined => {
    const name = largePackageAt(path);
    if (name === undefined) return documentAt(path);
    const built = packages.get(name) ?? bundlePackage(name, { minify });
    packages.set(name, built);
    return built;
  };
  for (const [output, { imports }] of Object.entries(outputs))
    for (const { path } of imports) {
      const content = contentOf(path);
      if (content === undefined) continue;
      const target = join(resolve(bundleOptions.absWorkingDir, output), "..", path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
}

/**
 * Bundles every function of the table of needs: each folder below `functions/` becomes `index.cjs` in the folder of the
 * same name below `outdir`, with the files the table lays beside it.
 * @param options.folders those of some functions; all unless told
 * @throws with esbuild's messages when a function does not build
 */
export async function bundleFunctions(
  outdir: string,
  { folders, ...options }: { readonly minify?: boolean; readonly folders?: readonly string[] } = {},
): Promise<void> {
  const functions = Object.entries(functionNeeds).filter(([folder]) => folders?.includes(folder) ?? true);
  const bySchema = Map.groupBy(functions, ([, { describesShapes = false }]) => describesShapes);
  for (const [jsonSchema, some] of bySchema) {
    const entries = some.map(([folder]) => ({ in: `functions/${folder}/index.ts`, out: `${folder}/index` }));
    await bundle(entries, outdir, { ...options, jsonSchema });
  }
  for (const [folder, { files = [] }] of functions)
    for (const file of files) layBeside(join(outdir, folder), file);
}

/** Copies a file or a folder of a package to where the handler's own resolution finds it. */
function layBeside(folder: string, file: string): void {
  const target = join(folder, "node_modules", file);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(fileURLToPath(import.meta.resolve(file)), target, { recursive: true });
}
