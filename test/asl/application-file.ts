import { readFileSync } from "node:fs";
import * as z from "zod";

/** The very file that is deployed. */
export const applicationText = readFileSync(
  new URL("../../statemachines/application.asl.json", import.meta.url),
  "utf8",
);

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

export const applicationFile: FileScope = scope.parse(JSON.parse(applicationText));

function scopesWithin(outer: FileScope): FileScope[] {
  const inner = Object.values(outer.States).flatMap((one) => one.ItemProcessor ?? []);
  return [outer, ...inner.flatMap(scopesWithin)];
}

/** The whole file and, within it, what is done for one body. */
export const allScopes: readonly FileScope[] = scopesWithin(applicationFile);

/** Every state of the file by name, at any depth. */
export const allStates: ReadonlyMap<string, FileState> = new Map(
  allScopes.flatMap((one) => Object.entries(one.States)),
);

export const isWait = (one: FileState): boolean => one.Resource?.endsWith(".waitForTaskToken") === true;
