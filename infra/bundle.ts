import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, buildSync } from "esbuild";
import { functionNeeds } from "./function-needs.ts";
import { holidayDays } from "./holiday-days.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * CommonJS, since in one file it loads a package when the code that needs it first runs: the clients of AWS that a
 * function does not use are never read. What a module knows of itself is put in its place.
 */
const moduleOfItself = {
  banner:
    'const { pathToFileURL } = require("node:url"), urlOfFile = pathToFileURL(__filename).href, ' +
    "resolveToUrl = (name) => pathToFileURL(require.resolve(name)).href;",
  define: { "import.meta.url": "urlOfFile", "import.meta.resolve": "resolveToUrl" },
};

const house = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node24",
  format: "cjs",
  outExtension: { ".js": ".cjs" },
  // Only `require` looks where Lambda keeps the AWS SDK.
  supported: { "dynamic-import": false },
  mainFields: ["module", "main"],
  // Lambda has the AWS SDK; pdf.js draws on a canvas when there is one, and nothing here draws.
  external: ["@aws-sdk/*", "@napi-rs/canvas"],
  banner: { js: moduleOfItself.banner },
  define: moduleOfItself.define,
  charset: "utf8",
  legalComments: "none",
  sourcemap: "linked",
  sourcesContent: false,
  logLevel: "error",
} as const satisfies BuildOptions;

export type BundleEntry = { readonly in: string; readonly out: string };

/**
 * Bundles files as Lambda gets them, in one run of esbuild: each becomes one file `{out}.cjs` below `outdir`.
 * @throws with esbuild's messages when one does not build
 */
export function bundle(entries: readonly BundleEntry[], outdir: string, { minify = true } = {}): void {
  const scratch = mkdtempSync(join(tmpdir(), "holiday-days-"));
  try {
    const days = join(scratch, "holiday-days.mjs");
    writeFileSync(days, holidayDays());
    buildSync({
      ...house,
      minify,
      alias: { "@holiday-jp/holiday_jp": days },
      entryPoints: [...entries],
      outdir,
    });
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/**
 * Bundles every function of the table of needs: each folder below `functions/` becomes `index.cjs` in the folder of the
 * same name below `outdir`, with the files the table lays beside it.
 * @throws with esbuild's messages when a function does not build
 */
export function bundleFunctions(outdir: string, options: { readonly minify?: boolean } = {}): void {
  const functions = Object.entries(functionNeeds);
  bundle(
    functions.map(([folder]) => ({ in: `functions/${folder}/index.ts`, out: `${folder}/index` })),
    outdir,
    options,
  );
  for (const [folder, { files = [] }] of functions)
    for (const file of files) layBeside(join(outdir, folder), file);
}

/** Copies a file or a folder of a package to where the handler's own resolution finds it. */
function layBeside(folder: string, file: string): void {
  const target = join(folder, "node_modules", file);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(fileURLToPath(import.meta.resolve(file)), target, { recursive: true });
}
