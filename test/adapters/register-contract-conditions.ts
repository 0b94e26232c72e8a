import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { Register } from "#ports";
import { keys } from "#records/layout.ts";
import type { OpenRegister } from "./register-opened.ts";
import { awaitingDecision, claim, underReview } from "./register-samples.ts";

/** Every condition, holding and refused, over a check and a replacement. */
export function conditionsContract(opened: () => OpenRegister): void {
  describe("conditions", () => {
    let register: Register;
    beforeEach(() => {
      register = opened().register;
    });

    const id = "A";
    const stored = awaitingDecision(id, "proposer");
    const cases = [
      {
        name: "one of the statuses",
        when: { field: "status", is: "oneOf", values: ["draft", "awaitingDecision"] },
        holds: true,
      },
      {
        name: "none of the statuses",
        when: { field: "status", is: "oneOf", values: ["draft", "review"] },
        holds: false,
      },
      { name: "one of no values", when: { field: "status", is: "oneOf", values: [] }, holds: false },
      { name: "another version", when: { field: "version", is: "oneOf", values: [2] }, holds: false },
      { name: "the version as text", when: { field: "version", is: "oneOf", values: ["1"] }, holds: false },
      {
        name: "one of, on a missing field",
        when: { field: "nothing", is: "oneOf", values: ["x"] },
        holds: false,
      },
      {
        name: "F-01 the proposer is somebody else",
        when: { field: "proposedBy", is: "not", value: "decider" },
        holds: true,
      },
      {
        name: "F-01 the proposer is who decides",
        when: { field: "proposedBy", is: "not", value: "proposer" },
        holds: false,
      },
      { name: "not, on a missing field", when: { field: "nothing", is: "not", value: "x" }, holds: true },
      {
        name: "F-01 who decides did not review",
        when: { field: "reviewedBy", is: "without", value: "decider" },
        holds: true,
      },
      {
        name: "F-01 who decides reviewed",
        when: { field: "reviewedBy", is: "without", value: "reviewer-2" },
        holds: false,
      },
      {
        name: "part of a reviewer's name is nobody",
        when: { field: "reviewedBy", is: "without", value: "reviewer" },
        holds: true,
      },
      {
        name: "without, on an empty list",
        when: { field: "conflictedStaff", is: "without", value: "x" },
        holds: true,
      },
      {
        name: "without, on a missing field",
        when: { field: "nothing", is: "without", value: "x" },
        holds: true,
      },
      {
        name: "without, on a text",
        when: { field: "proposedBy", is: "without", value: "pro" },
        holds: true,
      },
    ] as const;

    for (const { name: caseName, when, holds } of cases) {
      it(`${caseName}: ${holds ? "holds" : "is refused"}`, async () => {
        await register.commit([{ put: "create", record: stored }]);
        const both = [{ field: "version", is: "oneOf", values: [1] } as const, when];
        const checked = await register.commit([
          { put: "create", record: claim("C", "x") },
          { put: "check", kind: "application", key: keys.application(id), when: both },
        ]);
        const replaced = await register.commit([
          { put: "create", record: claim("D", "x") },
          { put: "replace", record: underReview(id, { version: 2 }), when: both },
        ]);
        const refused = { committed: false, write: 1, reason: "conditionFailed", found: stored };
        assert.deepEqual(checked, holds ? { committed: true } : refused);
        assert.deepEqual(replaced, holds ? { committed: true } : refused);
        assert.equal((await register.get("application", keys.application(id)))?.version, holds ? 2 : 1);
        assert.equal((await register.get("claim", keys.claim("D"))) !== undefined, holds);
      });
    }
  });
}
