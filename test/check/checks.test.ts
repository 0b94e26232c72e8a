import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, it } from "node:test";
import { checks } from "./checks.ts";
import { runCheck } from "./run.ts";
import { projectRoot } from "./tool.ts";

const roots: string[] = [];

/** A small project with the settings of this one; the tools themselves run from this checkout. */
function project(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "checks-"));
  roots.push(root);
  for (const name of ["biome.json", "knip.json", "tsconfig.json", "package.json", "package-lock.json"]) {
    cpSync(join(projectRoot, name), join(root, name));
  }
  symlinkSync(join(projectRoot, "node_modules"), join(root, "node_modules"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

async function problemsOf(name: string, files: Record<string, string>): Promise<string> {
  const check = checks.find((one) => one.name === name);
  assert.ok(check, `there is a check named ${name}`);
  return (await runCheck(check, project(files))).problems.join("\n");
}

const goodFile = { "local/main.ts": 'export const ready = "ready";\n' };
const looseLock = readFileSync(join(projectRoot, "package.json"), "utf8").replace('"zod": "', '"zod": "^');
const noTask = JSON.stringify({ StartAt: "Go", States: { Go: { Type: "Succeed" } } });

type Case = { name: string; bad: Record<string, string>; says: RegExp; good?: Record<string, string> };

const cases: Case[] = [
  {
    name: "types",
    bad: { "local/main.ts": 'export const ready: number = "x";\n' },
    says: /local\/main\.ts.*TS2322/,
  },
  {
    name: "format and lint",
    bad: { "local/main.ts": "export const ready = 'x'\n" },
    says: /local\/main\.ts: format/,
  },
  {
    name: "format and lint",
    bad: { "shared/a.ts": "export const a = (b: any): unknown => b;\n" },
    says: /noExplicitAny/,
  },
  {
    name: "format and lint",
    bad: { "shared/a.ts": "async function late(): Promise<void> {\n  await late();\n}\n\nlate();\n" },
    says: /noFloatingPromises/,
  },
  {
    name: "dead code",
    bad: { ...goodFile, "shared/dead.ts": "export const dead = 1;\n" },
    says: /shared\/dead\.ts/,
  },
  { name: "lock", bad: { "package.json": looseLock }, says: /zod is not at an exact version/ },
  {
    name: "state machines",
    bad: { "statemachines/a.asl.json": noTask },
    says: /a\.asl\.json: Go: needs a name/,
  },
  { name: "state machines", bad: {}, says: /no definition/ },
  {
    name: "generated docs",
    bad: { "docs/requirements.json": "[]", "docs/traceability.md": "# Old\n" },
    says: /docs\/traceability\.md is out of date/,
  },
  { name: "file length", bad: { "local/main.ts": "\n".repeat(301) }, says: /local\/main\.ts: 301 lines/ },
  { name: "words", bad: { "local/main.ts": `// ${"TO"}${"DO"} later\n` }, says: /local\/main\.ts:1/ },
  { name: "words", bad: { "README.md": `https://registry${".npmjs."}org/\n` }, says: /README\.md:1/ },
  { name: "words", bad: { "local/main.ts": `import { ${"z"} } from "zod";\n` }, says: /import \* as z/ },
  {
    name: "assertions",
    bad: { "test/a.test.ts": 'it("runs", () => run());\n' },
    says: /a\.test\.ts: asserts nothing/,
  },
];

describe("checks of the house", () => {
  after(() => {
    for (const root of roots) rmSync(root, { recursive: true });
  });

  for (const { name, bad, says } of cases) {
    it(`${name}: reports ${Object.keys(bad).join(", ") || "an empty project"} (${says.source})`, async () => {
      assert.match(await problemsOf(name, bad), says);
    });
  }

  for (const name of ["types", "format and lint", "lock", "file length", "words", "assertions"]) {
    it(`${name}: accepts a good file`, async () => {
      assert.equal(await problemsOf(name, goodFile), "");
    });
  }

  it("a check that cannot do its work has failed", async () => {
    const broken = { name: "broken", find: () => Promise.reject(new Error("no tool")) };
    assert.deepEqual((await runCheck(broken, projectRoot)).problems, ["Error: no tool"]);
  });
});
