import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import * as z from "zod";

const outcomeShape = z.object({
  passed: z.number(),
  skipped: z.number(),
  failures: z.array(z.object({ test: z.string(), error: z.string(), detail: z.string() })),
});

const imports =
  'import { before, describe, it } from "node:test";\nimport assert from "node:assert/strict";\n';

type Case = {
  name: string;
  text: string;
  passed: number;
  failures: [string, RegExp][];
  skipped?: number;
  limitMs?: number;
  leftOut?: string[];
};

const cases: Case[] = [
  {
    name: "passing tests, nested or not",
    text: 'describe("a", () => it("b", async (t) => { await t.test("c", () => assert.ok(1)); })); it("d", () => {});',
    passed: 3,
    failures: [],
  },
  {
    name: "a failing test by its whole name, beside a passing one",
    text: 'describe("a", () => { it("b", () => {}); describe("c", () => it("d", () => assert.equal(1, 2))); });',
    passed: 1,
    failures: [["a › c › d", /strictly equal.*1 !== 2/]],
  },
  {
    name: "an error whose message is computed",
    text: 'class E extends Error { get message() { return "computed"; } } it("a", () => { const e = new E(); e.stack = "E: computed\\n    at x"; throw e; });',
    passed: 0,
    failures: [["a", /computed/]],
  },
  {
    name: "skipped tests, which have not passed",
    text: 'it.skip("a", () => {}); it.todo("b"); it("c", () => {});',
    passed: 1,
    skipped: 2,
    failures: [],
  },
  {
    name: "no test that is left out, by its whole name",
    text: 'describe("d", () => { it("a (b)", () => { throw new Error("no"); }); it("a (b) c", () => {}); });',
    passed: 1,
    failures: [],
    leftOut: ["a (b)"],
  },
  {
    name: "a hook that fails",
    text: 'describe("a", () => { before(() => { throw new Error("no database"); }); it("b", () => {}); });',
    passed: 0,
    failures: [
      ["a › b", /no database|parent/],
      ["a", /no database/],
    ],
  },
  {
    name: "a file that throws",
    text: 'throw new TypeError("boom");',
    passed: 0,
    failures: [["the file", /TypeError: boom/]],
  },
  { name: "a file that exits", text: "process.exit(3);", passed: 0, failures: [["the file", /crashed/]] },
  { name: "a file without tests", text: "", passed: 0, failures: [["the file", /holds no test/]] },
  {
    name: "an error after the test ended",
    text: 'it("a", () => { setImmediate(() => { throw new Error("late"); }); });',
    passed: 1,
    failures: [["the file", /late/]],
  },
  {
    name: "a handle left open",
    text: 'it("a", () => { setInterval(() => {}, 1000); });',
    passed: 1,
    limitMs: 3000,
    failures: [["the file", /did not end within 3 s/]],
  },
  {
    name: "a test that hangs",
    text: 'it("a", () => new Promise(() => { setInterval(() => {}, 1000); }));',
    passed: 0,
    limitMs: 3000,
    failures: [["the file", /did not end within 3 s/]],
  },
];

/** The test runner refuses to run inside a test, so it gets a process that does not know of this one. */
function runFile(
  folder: string,
  path: string,
  limitMs: number,
  leftOut: string[],
): z.infer<typeof outcomeShape> {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const script = join(folder, "run.mjs");
  writeFileSync(
    script,
    `import { runTestFile } from ${JSON.stringify(join(import.meta.dirname, "run-file.ts"))};
    console.log(JSON.stringify(await runTestFile(${JSON.stringify(path)}, ${limitMs}, ${JSON.stringify(leftOut)})));`,
  );
  const answer = execFileSync(process.execPath, [script], { env, encoding: "utf8" });
  return outcomeShape.parse(JSON.parse(answer));
}

describe("one test file", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "run-file-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const [
    at,
    { name, text, passed, failures, skipped = 0, limitMs = 30_000, leftOut = [] },
  ] of cases.entries()) {
    it(`reports ${name}`, () => {
      const path = join(folder, `case-${at}.test.mjs`);
      writeFileSync(path, imports + text);
      const outcome = runFile(folder, path, limitMs, leftOut);
      assert.deepEqual([outcome.passed, outcome.skipped], [passed, skipped]);
      assert.deepEqual(
        outcome.failures.map((failure) => failure.test),
        failures.map(([test]) => test),
      );
      for (const [at, [, error]] of failures.entries())
        assert.match(outcome.failures[at]?.error ?? "", error);
    });
  }
});
