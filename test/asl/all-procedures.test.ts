import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { procedureFunctions } from "#functions/procedures.ts";
import { functionNameOf } from "#local/procedures/definition.ts";
import { procedureNames } from "#records/operation.ts";
import { procedureFile } from "./procedure-file.ts";

describe("the procedures together", () => {
  it("call every function there is for them, and no other", () => {
    const called = procedureNames.flatMap((name) => [
      ...new Set(procedureFile(name).text.match(/\$\{[^}]*\}/g)),
    ]);
    assert.deepEqual(
      [...new Set(called.map(functionNameOf))].toSorted(),
      Object.keys(procedureFunctions).toSorted(),
    );
  });
});
