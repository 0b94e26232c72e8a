import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { functionNeeds } from "#infra/function-needs.ts";
import type { Synthesised } from "../synthesised.ts";

/** What Lambda keeps for functions that reserve nothing, of the 1000 an account has. */
const [accountLimit, keptForOthers] = [1000, 100];

/**
 * The concurrency that functions reserve.
 * @param unreserved an environment whose account has none to give
 */
export function describeConcurrency({ functionOf }: Synthesised, unreserved: Synthesised): void {
  describe("Reserved concurrency", () => {
    const reserved = (folder: string) => functionOf(folder).Properties["ReservedConcurrentExecutions"];

    it("is what the table says, and nothing for all others", () => {
      for (const [folder, { concurrency }] of Object.entries(functionNeeds))
        assert.deepEqual([folder, reserved(folder)], [folder, concurrency]);
    });

    it("lets no job run twice at a time", () => {
      for (const job of ["daily-sweep", "attend-draws", "reconcile", "measure"])
        assert.equal(reserved(`schedule/${job}`), 1);
    });

    it("leaves an account more than Lambda asks for", () => {
      const all = Object.values(functionNeeds).reduce((sum, { concurrency = 0 }) => sum + concurrency, 0);
      assert.ok(all <= (accountLimit - keptForOthers) / 2, `${all} reserved`);
    });

    it("is left out where an account has none to give", () => {
      for (const { Properties } of unreserved.pipeline.ofType("AWS::Lambda::Function"))
        assert.equal(Properties["ReservedConcurrentExecutions"], undefined);
    });
  });
}
