import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Beacon } from "#ports";

/** A round of drand quicknet and its signature (domain facts, S-03). */
export const knownRound = {
  round: 657_413,
  signature:
    "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b",
} as const;

/** What every beacon keeps. It has the known round, and no later one yet. */
export function beaconContract(name: string, setup: () => Promise<Beacon>): void {
  describe(`S-03 a beacon (${name})`, () => {
    it("gives a round that has come, with its signature", async () => {
      const beacon = await setup();
      assert.deepEqual(await beacon.valueOf(knownRound.round), knownRound);
      assert.deepEqual(await beacon.valueOf(knownRound.round), knownRound);
    });

    it("has nothing of a round that has not come, or that there cannot be", async () => {
      const beacon = await setup();
      for (const round of [knownRound.round + 1, 0, -1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER])
        assert.equal(await beacon.valueOf(round), undefined, String(round));
    });
  });
}
