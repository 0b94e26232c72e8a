import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, type BuildResult, buildSync, type Metafile } from "esbuild";
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

const options = {
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
  minify: true,
  sourcemap: "linked",
  sourcesContent: false,
  logLevel: "error",
} as const satisfies BuildOptions;

/**
 * Bundles every function by one run of esbuild: each folder below `functions/` becomes one file `index.cjs` in the
 * folder of the same name below `outdir`, with the files that the table of needs lays beside it.
 * @returns what went into each file, from esbuild
 * @throws with esbuild's messages when a function does not build
 */
export function bundleFunctions(outdir: string, { minify = true } = {}): Metafile {
  const scratch = mkdtempSync(join(tmpdir(), "holiday-days-"));
  try {
    const days = join(scratch, "holiday-days.mjs");
    writeFileSync(days, holidayDays());
    const { metafile } = buildSync({
      ...options,
      minify,
      alias: { "@holiday-jp/holiday_jp": days },
      entryPoints: Object.keys(functionNeeds).map((folder) => ({
        in: `functions/${folder}/index.ts`,
        out: `${folder}/index`,
      })),
      outdir,
      metafile: true,
    }) satisfies BuildResult;
    for (const [folder, { files = [] }] of Object.entries(functionNeeds))
      for (const file of files) layBeside(join(outdir, folder), file);
    return metafile;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Copies a file of a package to where the handler's own resolution finds it. */
function layBeside(folder: string, file: string): void {
  const target = join(folder, "node_modules", file);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(fileURLToPath(import.meta.resolve(file)), target);
}
