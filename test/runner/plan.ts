import { globSync } from "node:fs";

/** Test files that run together: how many at once, and how long each may take. */
export type Phase = { name: string; files: string[]; atOnce: number; limitMs: number };

type PhaseRule = { name: string; folder: RegExp; atOnce: number; limitMs: number };

const rest: PhaseRule = { name: "unit", folder: /^test\//, atOnce: 2, limitMs: 120_000 };

/** After the unit tests, from the parts to the whole. A file belongs to the first rule that fits it. */
const later: PhaseRule[] = [
  { name: "adapters", folder: /^test\/(adapters|contract)\//, atOnce: 2, limitMs: 180_000 },
  { name: "state machines", folder: /^test\/asl\//, atOnce: 2, limitMs: 180_000 },
  { name: "infra", folder: /^test\/infra\//, atOnce: 2, limitMs: 240_000 },
  { name: "what is deployed, run", folder: /^test\/stack\//, atOnce: 2, limitMs: 300_000 },
  { name: "journeys", folder: /^test\/journeys\//, atOnce: 2, limitMs: 300_000 },
];

/** Sorts test files into the phases, in the order in which they run; empty phases are left out. */
export function planPhases(paths: string[]): Phase[] {
  const ruleOf = (path: string) => later.find((rule) => rule.folder.test(path)) ?? rest;
  return [rest, ...later]
    .map(({ name, atOnce, limitMs, ...rule }) => ({
      name,
      atOnce,
      limitMs,
      files: paths.filter((path) => ruleOf(path).folder === rule.folder).sort(),
    }))
    .filter((phase) => phase.files.length > 0);
}

/** Every test file whose path contains one of the words; all of them without any. */
export function findTestFiles(words: string[]): string[] {
  return globSync("test/**/*.test.ts", { exclude: ["test/fixtures/**"] })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => words.length === 0 || words.some((word) => path.includes(word)));
}
