import { fileURLToPath } from "node:url";
import type { BuildOptions } from "esbuild";

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

/** How everything is bundled that Lambda gets. */
export const bundleOptions = {
  absWorkingDir: fileURLToPath(new URL("..", import.meta.url)),
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
