import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import { errorDetails } from "#functions/middleware/error-details.ts";

class Special extends Error {
  override readonly name = "Special";
}

describe("errorDetails", () => {
  it("tells name, code and place of an error, never its message", () => {
    const error = Object.assign(new Special("山田花子\n    at planted (planted.ts:1:1)"), { code: "E1" });
    const details = errorDetails(error);
    assert.equal(details["error"], "Special");
    assert.equal(details["errorCode"], "E1");
    assert.match(String(details["place"]), /error-details\.test\.ts:\d+:\d+\)?$/);
    assert.doesNotMatch(JSON.stringify(details), /planted|山田/);
  });

  it("tells which item did not meet a schema, not its value", () => {
    const { error } = z.object({ name: z.string().max(2) }).safeParse({ name: "planted" });
    assert.equal(errorDetails(error)["issue"], "too_big at name");
    assert.doesNotMatch(JSON.stringify(errorDetails(error)), /planted/);
  });

  it("tells the type of what is no error", () => {
    assert.deepEqual(errorDetails("planted"), { error: "string" });
    assert.deepEqual(errorDetails(undefined), { error: "undefined" });
  });
});
