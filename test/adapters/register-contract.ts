import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { Register } from "#ports";
import { keys, partitions } from "#records/layout.ts";
import { conditionsContract } from "./register-contract-conditions.ts";
import { indexesContract } from "./register-contract-indexes.ts";
import { listsContract } from "./register-contract-lists.ts";
import { writesContract } from "./register-contract-writes.ts";
import type { OpenRegister } from "./register-opened.ts";
import { claim, outbox, sequence } from "./register-samples.ts";

/** What every register does, whatever engine is behind it. `open` gives an empty one. */
export function registerContract(name: string, open: () => Promise<OpenRegister>): void {
  describe(`${name}: the contract of the register`, () => {
    let opened: OpenRegister;
    let register: Register;
    beforeEach(async () => {
      opened = await open();
      register = opened.register;
    });
    afterEach(async () => {
      await opened.close();
    });

    writesContract(() => opened);
    conditionsContract(() => opened);
    listsContract(() => opened);
    indexesContract(() => opened);

    it("gives exactly one of twenty parallel commits on one version", async () => {
      await register.commit([{ put: "create", record: sequence("S", 0) }]);
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, number) =>
          register.commit([
            {
              put: "replace",
              record: sequence("S", number + 1, 2),
              when: [{ field: "version", is: "oneOf", values: [1] }],
            },
            { put: "create", record: outbox(`effect-${number}`) },
          ]),
        ),
      );
      const winners = outcomes.flatMap((outcome, number) => (outcome.committed ? [number] : []));
      const [winner] = winners;
      assert.equal(winners.length, 1);
      assert.ok(winner !== undefined);
      const kept = await register.get("sequence", keys.sequence("S"));
      assert.deepEqual(kept, sequence("S", winner + 1, 2));
      for (const outcome of outcomes.filter((each) => !each.committed))
        assert.deepEqual(outcome, { committed: false, write: 0, reason: "conditionFailed", found: kept });
      const effects = await register.listBy("outbox", "standing", partitions.pendingOutbox);
      assert.deepEqual(
        effects.records.map((record) => record.id),
        [`effect-${winner}`],
      );
    });

    describe("what is stored and no record", () => {
      it("throws when it is read", async () => {
        await opened.spoil(keys.sequence("S"), { kind: "sequence", name: "S", version: 1, last: "many" });
        await assert.rejects(register.get("sequence", keys.sequence("S")), { name: "ZodError" });
        await assert.rejects(register.list("sequence", keys.sequence("S").partition), { name: "ZodError" });
      });

      it("throws when a kind is asked for and another is there", async () => {
        await register.commit([{ put: "create", record: sequence("S", 1) }]);
        await assert.rejects(register.get("claim", keys.sequence("S")), { name: "ZodError" });
      });

      it("throws when a refused write finds it", async () => {
        await opened.spoil(keys.claim("C"), { kind: "rumour" });
        await assert.rejects(
          register.commit([{ put: "create", record: claim("C", "x") }]),
          /unknown kind rumour/,
        );
      });
    });
  });
}
