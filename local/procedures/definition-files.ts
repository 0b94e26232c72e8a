import { readFileSync } from "node:fs";
import { hyphenated } from "#records/operation.ts";

const stateMachines = new URL("../../statemachines/", import.meta.url);

/** The parsed state machine files, by procedure. */
export function readDefinitions(
  procedures: readonly string[],
  folder: URL = stateMachines,
): Readonly<Record<string, unknown>> {
  const definitionOf = (procedure: string): unknown =>
    JSON.parse(readFileSync(new URL(`${hyphenated(procedure)}.asl.json`, folder), "utf8"));
  return Object.fromEntries(procedures.map((procedure) => [procedure, definitionOf(procedure)]));
}
