import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync, type Plugin } from "esbuild";
import { bundleOptions } from "./bundle-options.ts";

const resolve = createRequire(import.meta.url).resolve;

/**
 * Packages that are large and that few events need. Each is a file of its own beside the handlers that name it, loaded
 * when the code that names it first runs (decision 026).
 */
const packages = [
  "@noble/curves/bls12-381.js",
  "csv-parse/sync",
  "nodemailer/lib/mail-composer",
  "pdfjs-dist/legacy/build/pdf.mjs",
  "pdfjs-dist/legacy/build/pdf.worker.mjs",
  "pdfkit",
  "qrcode",
  "saxes",
  "yauzl",
];

/** Where a package lies, from its handler. */
const pathOf = (name: string): string => `./packages/${name.replaceAll("/", "-").replace(/\.m?js$/, "")}.cjs`;

const byPath: ReadonlyMap<string, string> = new Map(packages.map((name) => [pathOf(name), name]));

const names = new RegExp(`^(${packages.map((name) => name.replaceAll(".", "\\.")).join("|")})$`);

/** Leaves the large packages out of a bundle: what it imports of them is named by where they lie. */
export const largePackages: Plugin = {
  name: "large-packages",
  setup(build) {
    build.onResolve({ filter: names }, ({ path }) => ({ path: pathOf(path), external: true }));
  },
};

/** The name of the large package that lies at a path beside a handler. */
export function largePackageAt(path: string): string | undefined {
  return byPath.get(path);
}

/**
 * A large package as one file, as Node.js would `require` it.
 * @throws with esbuild's messages when it does not build
 */
export function bundlePackage(name: string, { minify = true } = {}): Uint8Array {
  const built = buildSync({
    ...bundleOptions,
    // What is wrong in a package is looked up in the package.
    sourcemap: false,
    mainFields: ["main", "module"],
    minify,
    entryPoints: [resolve(name)],
    write: false,
    outdir: join(fileURLToPath(new URL("..", import.meta.url)), "dist"),
  });
  const [file, ...others] = built.outputFiles;
  if (file === undefined || others.length > 0) throw new Error(`${name} is not one file`);
  return file.contents;
}
