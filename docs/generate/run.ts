/** `npm run docs` writes the pages that are made from the code; with `--check` it says which are out of date. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { costsPage } from "../costs/costs-page.ts";
import { apiReference } from "./api-reference.ts";
import type { GeneratedDoc } from "./generated-doc.ts";
import { measuresPage } from "./measures-page.ts";
import { stateDiagrams } from "./state-diagrams.ts";
import { traceability } from "./traceability.ts";

const generators: ((root: string) => GeneratedDoc[])[] = [
  apiReference,
  stateDiagrams,
  traceability,
  costsPage,
  measuresPage,
];

function generate(root: string): GeneratedDoc[] {
  return generators.flatMap((generator) => generator(root));
}

function isCurrent(root: string, { path, text }: GeneratedDoc): boolean {
  const file = join(root, path);
  return existsSync(file) && readFileSync(file, "utf8") === text;
}

/** Generated pages whose file differs from what the code says now, or that cannot be made from it, one line each. */
export function outdatedDocs(root: string): string[] {
  return generators.flatMap((generator) => outdatedBy(generator, root));
}

function outdatedBy(generator: (root: string) => GeneratedDoc[], root: string): string[] {
  try {
    const outdated = generator(root).filter((doc) => !isCurrent(root, doc));
    return outdated.map(({ path }) => `${path} is out of date: run npm run docs`);
  } catch (error) {
    return [`${generator.name} cannot be made: ${error instanceof Error ? error.message : "unknown"}`];
  }
}

function main(args: string[]): void {
  const root = resolve(import.meta.dirname, "../..");
  if (args.includes("--check")) {
    const problems = outdatedDocs(root);
    for (const problem of problems) console.error(problem);
    process.exitCode = problems.length === 0 ? 0 : 1;
    return;
  }
  for (const doc of generate(root)) {
    const file = join(root, doc.path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, doc.text);
    console.log(doc.path);
  }
}

if (import.meta.main) main(process.argv.slice(2));
