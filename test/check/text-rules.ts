/** Rules on the text of a file that no other tool keeps. */

export type SourceFile = { path: string; text: string };

const MAX_LINES = 300;
const codeTypes = /\.(ts|mjs|cjs)$/;

type WordRule = { pattern: RegExp; reason: string; appliesTo: RegExp };

// Written with brackets so that this file does not break its own rules.
const wordRules: WordRule[] = [
  {
    pattern: /\b(TOD[O]|FIXM[E])\b/,
    reason: "is work left undone: do it, or file an issue",
    appliesTo: /./,
  },
  {
    pattern: /registr[y]\.(npmjs|yarnpkg)\.|"resolve[d]": "http/,
    reason: "is the address of a registry: the settings of npm decide where packages come from",
    appliesTo: /./,
  },
  {
    pattern: /import\s+(\{[^}]*\bz\b[^}]*\}|z)\s+from\s+["']zod["']/,
    reason: 'bundles all of zod: write import * as z from "zod"',
    appliesTo: codeTypes,
  },
];

/** Text files are written by people for people: short enough to read at once. Generated ones are exempt. */
export function lengthProblems({ path, text }: SourceFile): string[] {
  if (!codeTypes.test(path) || path.split("/").includes("generated")) return [];
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  return lines > MAX_LINES ? [`${path}: ${lines} lines, at most ${MAX_LINES}`] : [];
}

export function wordProblems({ path, text }: SourceFile): string[] {
  return text
    .split("\n")
    .flatMap((line, at) =>
      wordRules
        .filter((rule) => rule.appliesTo.test(path) && rule.pattern.test(line))
        .map((rule) => `${path}:${at + 1}: "${rule.pattern.exec(line)?.[0]}" ${rule.reason}`),
    );
}

/** A file of tests that never names an assertion, or a helper called after one, can only fail by crashing. */
export function assertionProblems({ path, text }: SourceFile): string[] {
  const holdsTests = path.endsWith(".test.ts") && /\b(it|test)(\.\w+)?\(/.test(text);
  return holdsTests && !/\b(assert|expect)/.test(text) ? [`${path}: asserts nothing`] : [];
}
