import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { partsOf } from "#infra/cloud-rules.ts";

const violation = z.object({
  ruleName: z.string(),
  violatingConstructs: z.array(z.object({ constructPath: z.string() })),
});
const report = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      violations: z.array(violation),
      suppressedViolations: z.array(violation.extend({ reason: z.string() })).default([]),
    }),
  ),
});

/** One rule at one resource. */
export type Finding = {
  readonly rule: string;
  readonly finding: string;
  readonly path: string;
  /** Why it stays; absent when nobody acknowledged it. */
  readonly reason?: string;
};

/** What was found, as the report that CDK leaves in an assembly says it, and by which packs. */
export function readValidationReport(assembly: string): { packs: string[]; findings: Finding[] } {
  const text = readFileSync(join(assembly, "validation-report.json"), "utf8");
  const { pluginReports } = report.parse(JSON.parse(text));
  const findings = pluginReports.flatMap(({ violations, suppressedViolations }) => [
    ...violations.flatMap((one) => findingsOf(one)),
    ...suppressedViolations.flatMap((one) =>
      findingsOf(one).map((each) => ({ ...each, reason: one.reason })),
    ),
  ]);
  return { packs: pluginReports.map(({ pluginName }) => pluginName), findings };
}

function findingsOf({ ruleName, violatingConstructs }: z.infer<typeof violation>): Finding[] {
  return violatingConstructs.map(({ constructPath }) => ({ ...partsOf(ruleName), path: constructPath }));
}

/** What a person reads who has just added something: which rule, where, and what to do about it. */
export function explain(findings: readonly Finding[]): string {
  const lines = findings.map(
    ({ rule, finding, path }) => `  ${rule}${finding === "" ? "" : `[${finding}]`}\n    at ${path}`,
  );
  return [
    `${findings.length} findings of the cloud's rules are neither mended nor acknowledged:`,
    ...new Set(lines),
    "Mend the resource. Where it is right as it is, add a line to infra/acknowledgements.ts: the rule, a pattern for the",
    "path without the environment's name, and a reason that holds (CONTRIBUTING.md, Acknowledge a rule of the cloud).",
  ].join("\n");
}
