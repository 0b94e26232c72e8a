import { resolve } from "node:path";
import { run } from "node:test";

const MAX_ERROR_LENGTH = 300;

export type Failure = { test: string; error: string; detail: string };

/** What came of one test file. A file that crashed, hung or holds no test has a failure that says so. */
export type FileOutcome = {
  path: string;
  passed: number;
  skipped: number;
  failures: Failure[];
  seconds: number;
};

/** What `node:test` adds to the errors it reports. */
function failureType(error: Error): unknown {
  return "failureType" in error ? error.failureType : undefined;
}

/** The error of the test itself: the runner wraps it. */
function causeOf(error: Error): Error {
  return error.cause instanceof Error ? error.cause : error;
}

/** A long message on one line, and not too much of it. */
function onOneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > MAX_ERROR_LENGTH ? `${line.slice(0, MAX_ERROR_LENGTH)}…` : line;
}

/** Some errors compute their message and arrive from the other process without it; their stack still begins with it. */
function messageOf(error: Error): string {
  return error.message || (error.stack ?? "").split("\n    at ")[0] || error.name;
}

/** A pattern for the whole name of a test. */
function exactly(name: string): RegExp {
  return new RegExp(`^${name.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&")}$`);
}

function failureOf(test: string, error: Error): Failure {
  const cause = causeOf(error);
  return { test, error: onOneLine(messageOf(cause)), detail: cause.stack ?? String(cause) };
}

/**
 * Runs one test file in a process of its own.
 * @param path relative to the working directory
 * @param limitMs the file is stopped after this long; a handle left open keeps it from ending as well
 * @param leftOut whole names of tests that are not run, and not counted
 */
export async function runTestFile(
  path: string,
  limitMs: number,
  leftOut: readonly string[] = [],
): Promise<FileOutcome> {
  const file = resolve(path);
  const limit = AbortSignal.timeout(limitMs);
  const stream = run({
    files: [file],
    isolation: "process",
    concurrency: false,
    signal: limit,
    testSkipPatterns: leftOut.map(exactly),
  });
  const names: string[] = [];
  const failures: Failure[] = [];
  const output: string[] = [];
  let passed = 0;
  let skipped = 0;

  stream.on("test:start", (test) => {
    names.splice(test.nesting, names.length, test.name);
  });
  stream.on("test:pass", (test) => {
    if (test.details.type === "suite" || test.name === file) return;
    if (test.skip !== undefined || test.todo !== undefined) skipped += 1;
    else passed += 1;
  });
  stream.on("test:fail", (test) => {
    const { error } = test.details;
    // Its subtests have been reported, each by itself.
    if (failureType(error) === "subtestsFailed") return;
    if (test.name !== file) {
      failures.push(failureOf([...names.slice(0, test.nesting), test.name].join(" › "), error));
    } else if (limit.aborted) {
      const reason = `did not end within ${limitMs / 1000} s: a test hangs, or a handle was left open`;
      failures.push({ test: "the file", error: reason, detail: output.join("") });
    } else {
      const said = output.join("");
      const reason = onOneLine(said.match(/^\w*Error\b.*$/m)?.[0] ?? said);
      failures.push({ test: "the file", error: `crashed: ${reason || error.message}`, detail: said });
    }
  });
  for (const stdio of ["test:stdout", "test:stderr"] as const) {
    stream.on(stdio, ({ message }: { message: string }) => output.push(message));
  }
  stream.on("test:diagnostic", ({ message }) => {
    if (message.startsWith("Error:")) output.push(`${message}\n`);
  });

  const started = performance.now();
  await new Promise((done, failed) => {
    stream.on("end", done);
    stream.on("error", failed);
    stream.resume();
  });
  if (passed + skipped + failures.length === 0) {
    failures.push({ test: "the file", error: "holds no test", detail: "" });
  }
  return { path, passed, skipped, failures, seconds: (performance.now() - started) / 1000 };
}
