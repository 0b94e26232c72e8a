import { readFileSync } from "node:fs";
import { hyphenated, procedureNames } from "#records/operation.ts";

/** The definitions of procedures in the Amazon States Language, by procedure. */
export type ProcedureDefinitions = Readonly<Record<string, string>>;

const stateMachines = new URL("../statemachines/", import.meta.url);

/** The definition of every procedure, as it stands in its file. */
export function procedureDefinitions(): ProcedureDefinitions {
  const fileOf = (procedure: string) => new URL(`${hyphenated(procedure)}.asl.json`, stateMachines);
  return Object.fromEntries(
    procedureNames.map((procedure) => [procedure, readFileSync(fileOf(procedure), "utf8")]),
  );
}
