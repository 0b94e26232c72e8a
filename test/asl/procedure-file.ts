import { readFileSync } from "node:fs";
import * as z from "zod";
import { hyphenated, type ProcedureName } from "#records/operation.ts";

const state = z.looseObject({
  Type: z.string(),
  Resource: z.string().optional(),
  TimeoutSecondsPath: z.string().optional(),
  ResultPath: z.string().nullish(),
  ResultSelector: z.record(z.string(), z.string()).optional(),
  Choices: z.array(z.looseObject({ StringEquals: z.string(), Next: z.string() })).optional(),
  Catch: z.array(z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string() })).optional(),
  Next: z.string().optional(),
  get ItemProcessor() {
    return scope.optional();
  },
});
const scope = z.looseObject({
  StartAt: z.string(),
  get States() {
    return z.record(z.string(), state);
  },
});
export type FileState = z.infer<typeof state>;
export type FileScope = z.infer<typeof scope>;

/** The very file of a procedure that is deployed, as text and parsed. */
export function procedureFile(procedure: ProcedureName) {
  const path = `../../statemachines/${hyphenated(procedure)}.asl.json`;
  const text = readFileSync(new URL(path, import.meta.url), "utf8");
  return { text, file: scope.parse(JSON.parse(text)) };
}

export function scopesWithin(outer: FileScope): FileScope[] {
  const inner = Object.values(outer.States).flatMap((one) => one.ItemProcessor ?? []);
  return [outer, ...inner.flatMap(scopesWithin)];
}

export const isWait = (one: FileState): boolean => one.Resource?.endsWith(".waitForTaskToken") === true;
