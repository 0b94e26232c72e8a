/**
 * Keeps package-lock.json acceptable to `npm ci`.
 *
 * Some packages name optional platform packages that the registry does not have. npm writes such names into the lock
 * without an entry of their own, and `npm ci` then refuses the lock. This removes those names.
 *
 * `npm run lock` prunes; with `--check` it only says what it would do, and fails if that is anything.
 */
import { readFileSync, writeFileSync } from "node:fs";
import * as z from "zod";

const names = z.record(z.string(), z.string());
const packageEntry = z.looseObject({
  dependencies: names.optional(),
  devDependencies: names.optional(),
  optionalDependencies: names.optional(),
  resolved: z.string().optional(),
});
const lockShape = z.looseObject({ packages: z.record(z.string(), packageEntry) });

/** The part of package-lock.json (version 3) that matters here; all else is kept as it is. */
export type Lock = z.infer<typeof lockShape>;
/** Checks the shape but returns the very same object: a parsed copy has its keys in another order. */
const lockFile = z.custom<Lock>((value) => lockShape.safeParse(value).success, "not a package-lock.json");

/** An optional dependency named at `at` (a key of `packages`) that has no entry in the lock. */
export type MissingEntry = { at: string; name: string };

export function parseLock(text: string): Lock {
  return lockFile.parse(JSON.parse(text));
}

/** Whether a package installed at `at` finds `name`: in its own node_modules, or in one further out. */
function resolves(lock: Lock, at: string, name: string): boolean {
  const prefix = at === "" ? "" : `${at}/`;
  if (lock.packages[`${prefix}node_modules/${name}`] !== undefined) return true;
  if (at === "") return false;
  const outer = at.lastIndexOf("/node_modules/");
  return resolves(lock, outer < 0 ? "" : at.slice(0, outer), name);
}

export function findMissing(lock: Lock): MissingEntry[] {
  return Object.entries(lock.packages).flatMap(([at, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !resolves(lock, at, name))
      .map((name) => ({ at, name })),
  );
}

/** A lock without the names that `findMissing` reports. Our own (the entry "") are kept: those must not be missing. */
export function prune(lock: Lock): Lock {
  const missing = findMissing(lock);
  const packages = Object.fromEntries(
    Object.entries(lock.packages).map(([at, entry]) => {
      const gone = new Set(missing.filter((one) => one.at === at && at !== "").map((one) => one.name));
      if (gone.size === 0) return [at, entry];
      const { optionalDependencies = {}, ...rest } = entry;
      const kept = Object.entries(optionalDependencies).filter(([name]) => !gone.has(name));
      if (kept.length === 0) return [at, rest];
      return [at, { ...entry, optionalDependencies: Object.fromEntries(kept) }];
    }),
  );
  return { ...lock, packages };
}

/** Whether two lists of dependencies are the same, order aside. */
function sameNames(one: Record<string, string> = {}, other: Record<string, string> = {}): boolean {
  const entries = (list: Record<string, string>) => Object.entries(list).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(entries(one)) === JSON.stringify(entries(other));
}

/** What `npm ci` would refuse, or would not install alike everywhere, as sentences. Empty when the lock is good. */
export function lockProblems(lockText: string, manifestText: string): string[] {
  const lock = parseLock(lockText);
  const manifest = packageEntry.parse(JSON.parse(manifestText));
  const own = lock.packages[""] ?? {};
  const kinds = ["dependencies", "devDependencies", "optionalDependencies"] as const;
  return [
    ...findMissing(lock).map(
      (one) =>
        `${one.at || "package.json"} names ${one.name}, which the lock does not have: run npm run lock`,
    ),
    ...kinds
      .filter((kind) => !sameNames(own[kind], manifest[kind]))
      .map(
        (kind) =>
          `${kind} differ between package.json and package-lock.json: run npm install, then npm run lock`,
      ),
    ...kinds.flatMap((kind) =>
      Object.entries(manifest[kind] ?? {})
        .filter(([, version]) => !/^(npm:@?[^@]+@)?\d+\.\d+\.\d+$/.test(version))
        .map(([name, version]) => `${kind}: ${name} is not at an exact version (${version})`),
    ),
    ...Object.entries(lock.packages)
      .filter(([, entry]) => entry.resolved !== undefined)
      .map(([at]) => `${at} holds the address of a registry`),
  ];
}

function main(args: string[]): void {
  const lockText = readFileSync("package-lock.json", "utf8");
  if (args.includes("--check")) {
    const problems = lockProblems(lockText, readFileSync("package.json", "utf8"));
    for (const problem of problems) console.error(problem);
    process.exitCode = problems.length === 0 ? 0 : 1;
    return;
  }
  const lock = parseLock(lockText);
  const pruned = prune(lock);
  writeFileSync("package-lock.json", `${JSON.stringify(pruned, null, 2)}\n`);
  console.log(`package-lock.json: ${findMissing(lock).length - findMissing(pruned).length} names removed`);
}

if (import.meta.main) main(process.argv.slice(2));
