import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verifyBeacon } from "#proof/beacon.ts";
import { sha256Hex } from "#proof/digest.ts";
import { beaconChain } from "#scheme/draw/commitment.ts";
import { quicknet, signRound, testBeacon } from "./draw-fixture.ts";

const { publicKey } = quicknet;
const round = 657_413;
const signature =
  "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b";

function withByte(hex: string, at: number, change: (byte: number) => number): string {
  const bytes = Buffer.from(hex, "hex");
  bytes[at] = change(bytes[at] ?? 0);
  return bytes.toString("hex");
}

/** The same point with an x that is too large by the field's order: a second text for one signature. */
function nonCanonical(): { round: number; signature: string } {
  const order = BigInt(
    "0x1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab",
  );
  const flags = 7n << 381n;
  for (let candidate = 1; candidate < 100; candidate += 1) {
    const point = BigInt(`0x${signRound(candidate)}`);
    const x = (point & ~flags) + order;
    if (x < 1n << 381n) return { round: candidate, signature: ((point & flags) | x).toString(16) };
  }
  throw new Error("No round below 100 has a small x");
}

describe("S-03 a round of drand quicknet", () => {
  it("verifies, and its randomness is the SHA-256 of the signature", () => {
    assert.deepEqual(beaconChain.parse(quicknet), quicknet);
    assert.equal(verifyBeacon({ publicKey, round, signature }), true);
    assert.equal(
      sha256Hex(Buffer.from(signature, "hex")),
      "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587",
    );
  });

  it("fails with any byte of the signature changed", () => {
    for (let at = 0; at < 48; at += 1) {
      const changed = withByte(signature, at, (byte) => byte ^ 1);
      assert.equal(verifyBeacon({ publicKey, round, signature: changed }), false, `byte ${at}`);
    }
  });

  const infinity = (bytes: number) => `c0${"00".repeat(bytes - 1)}`;
  const refused: readonly (readonly [string, Partial<Parameters<typeof verifyBeacon>[0]>])[] = [
    ["another round's number", { round: round + 1 }],
    ["another round's signature", { round: 1, signature }],
    ["another beacon's key", { publicKey: testBeacon.publicKey }],
    ["another beacon's signature", { signature: signRound(round) }],
    ["the point of the other sign", { signature: withByte(signature, 0, (byte) => byte ^ 0x20) }],
    ["the point at infinity", { signature: infinity(48) }],
    ["the point at infinity as key and signature", { signature: infinity(48), publicKey: infinity(96) }],
    ["a key with a byte changed", { publicKey: withByte(publicKey, 90, (byte) => byte ^ 1) }],
    ["a point off the curve", { signature: `80${"00".repeat(46)}02` }],
    ["a point of small order", { signature: `80${"00".repeat(47)}` }],
    ["no flags", { signature: "00".repeat(48) }],
    ["all flags", { signature: "ff".repeat(48) }],
    ["nothing", { signature: "" }],
    ["what is no hex", { signature: "zz".repeat(48) }],
    ["capital letters, a second text for the same bytes", { signature: signature.toUpperCase() }],
    ["a byte too few", { signature: signature.slice(2) }],
    ["a byte too many", { signature: `${signature}00` }],
    ["half a byte too many", { signature: `${signature}0` }],
    ["a key of the wrong length", { publicKey: publicKey.slice(2) }],
    ["a key that is no hex", { publicKey: "xy".repeat(96) }],
    ["round 0", { round: 0 }],
    ["a negative round", { round: -1 }],
    ["half a round", { round: 0.5 }],
    ["a round beyond what a number tells apart", { round: 2 ** 64 }],
  ];
  for (const [told, change] of refused) {
    it(`is not ${told}`, () => {
      assert.equal(verifyBeacon({ publicKey, round, signature, ...change }), false);
    });
  }

  it("has one signature in one encoding, so that nobody chooses among randomnesses", () => {
    const other = nonCanonical();
    const own = { publicKey: testBeacon.publicKey, round: other.round };
    assert.equal(verifyBeacon({ ...own, signature: signRound(other.round) }), true);
    assert.equal(verifyBeacon({ ...own, signature: other.signature }), false);
  });
});
