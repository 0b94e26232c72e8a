import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { procedureFunctions } from "#functions/procedures.ts";
import { functionNameOf } from "#local/procedures/definition.ts";
import { hyphenated, procedureNames } from "#records/operation.ts";

const folder = new URL("../../statemachines/", import.meta.url);
const files = globSync("*.asl.json", { cwd: folder.pathname });

describe("the state machine files together", () => {
  it("are one for every procedure", () => {
    const wanted = procedureNames.map((name) => `${hyphenated(name)}.asl.json`);
    assert.deepEqual(files.toSorted(), wanted.toSorted());
  });

  it("call every function of a procedure, and no other", () => {
    const named = files.flatMap((file) => {
      const substitutions = readFileSync(new URL(file, folder), "utf8").match(/\$\{[^}]*\}/g) ?? [];
      return substitutions.map((one) => functionNameOf(one) ?? `not a function: ${one}`);
    });
    assert.deepEqual([...new Set(named)].toSorted(), Object.keys(procedureFunctions).toSorted());
  });
});
