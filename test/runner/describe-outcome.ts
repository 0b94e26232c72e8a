import type { FileOutcome } from "./run-file.ts";

/** What came of a test file, in a line for the file and one for each failure; with whole errors when detailed. */
export function describeOutcome(
  { path, passed, skipped, failures, seconds }: FileOutcome,
  isDetailed: boolean,
): string {
  const counts = [
    `${passed} passed`,
    ...(failures.length > 0 ? [`${failures.length} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  const lines = failures.flatMap(({ test, error, detail }) => [
    `    ✗ ${test}: ${error}`,
    ...(isDetailed ? detail.split("\n").map((line) => `        ${line}`) : []),
  ]);
  const mark = failures.length > 0 ? "✗" : "✓";
  return [`${mark} ${path}  ${counts.join(", ")}  ${seconds.toFixed(1)} s`, ...lines].join("\n");
}
