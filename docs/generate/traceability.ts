/** docs/traceability.md: which test shows which requirement, read from the names of the tests. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { GeneratedDoc } from "./generated-doc.ts";

const parts = {
  certification: "From an application to a certificate that verifies",
  upkeep: "Upkeep, surveillance and revocation",
  openness: "Publication, conduct and running the scheme",
} as const;

const requirement = z.strictObject({
  id: z.string().regex(/^[A-Z]-\d\d$/),
  /** What the system must do, on one line. */
  what: z.string().min(1),
  /** Where it comes from: a section of the interim report, `law`, or `ours`. */
  basis: z.string().min(1),
  part: z.enum(["certification", "upkeep", "openness"]),
  /** What of it the system does so far, where its tests show only a part. */
  shown: z.string().min(1).optional(),
});

export type Requirement = z.infer<typeof requirement>;
export type TestFile = { path: string; text: string };

/** A test that says in its name that it shows a requirement. */
type Claim = { id: string; path: string };

/** Names of describe and it that start with ids, as in "D-03 D-06 ISMS is valid and covers the department". */
const claimingName = /\b(?:describe|it|test)\(\s*["'`]((?:[A-Z]-\d\d\b[\s,・]*)+)/g;

export function claimsOf({ path, text }: TestFile): Claim[] {
  const ids = [...text.matchAll(claimingName)].flatMap((match) => match[1]?.match(/[A-Z]-\d\d/g) ?? []);
  return [...new Set(ids)].map((id) => ({ id, path }));
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function link(path: string): string {
  return `[${path.replace(/^test\//, "").replace(/\.test\.ts$/, "")}](../${path})`;
}

function table(shown: Requirement[], claims: Claim[]): string[] {
  const rows = shown.map(({ id, what, basis, shown: part }) => {
    const tests = claims.filter((claim) => claim.id === id).map((claim) => link(claim.path));
    const must = part === undefined ? cell(what) : `${cell(what)}<br>**In part:** ${cell(part)}`;
    return `| ${id} | ${must} | ${cell(basis)} | ${tests.join("<br>")} |`;
  });
  return ["| id | the system must | basis | tests |", "|---|---|---|---|", ...rows];
}

/**
 * The page, from the requirements and the tests.
 * @throws Error when a test claims an id that no requirement has, or a part is said to be shown that no test claims
 */
export function renderTraceability(requirements: Requirement[], files: TestFile[]): string {
  const claims = files.flatMap(claimsOf);
  const unknown = claims.find((claim) => !requirements.some((one) => one.id === claim.id));
  if (unknown !== undefined)
    throw new Error(`${unknown.path} claims ${unknown.id}, which docs/requirements.json does not have`);

  const isShown = (one: Requirement) => claims.some((claim) => claim.id === one.id);
  const unclaimed = requirements.find((one) => one.shown !== undefined && !isShown(one));
  if (unclaimed !== undefined)
    throw new Error(`docs/requirements.json says what is shown of ${unclaimed.id}, which no test claims`);

  const shown = requirements.filter(isShown);
  const partly = shown.filter((one) => one.shown !== undefined);
  const open = requirements.filter((one) => !isShown(one));
  const sections = Object.entries(parts).flatMap(([part, title]) => {
    const inPart = shown.filter((one) => one.part === part);
    return inPart.length === 0 ? [] : [`## ${title}`, "", ...table(inPart, claims), ""];
  });
  const missing = Object.entries(parts).flatMap(([part, title]) => {
    const inPart = open.filter((one) => one.part === part);
    return inPart.length === 0
      ? []
      : [`**${title}**`, "", ...inPart.map((one) => `- ${one.id} ${one.what}`), ""];
  });
  return [
    "# Traceability",
    "",
    "要件と、それを確かめる試験の対応表です。`npm run docs` が試験の名前から作ります。",
    "",
    "Which test shows which requirement, made by `npm run docs` from the names of the tests: a test claims an id by",
    "starting its name with it. The basis is a section of the interim report of 2026-06-05, `law`, or `ours`.",
    "",
    `${shown.length} of ${requirements.length} requirements are shown by a test, ${partly.length} of them in part, as said beside them; the others are listed`,
    "at the end.",
    "",
    ...sections,
    "## Not shown by a test yet",
    "",
    ...(missing.length === 0 ? ["None.", ""] : missing),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}

export function traceability(root: string): GeneratedDoc[] {
  const list = JSON.parse(readFileSync(join(root, "docs/requirements.json"), "utf8"));
  const files = globSync("test/**/*.test.ts", { cwd: root, exclude: ["test/fixtures/**"] })
    .map((path) => path.replaceAll("\\", "/"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
  return [
    { path: "docs/traceability.md", text: renderTraceability(z.array(requirement).parse(list), files) },
  ];
}
