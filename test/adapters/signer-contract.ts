import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { describe, it } from "node:test";
import { calculateJwkThumbprint } from "jose";
import type { Signer } from "#ports";

/** What every signer keeps, whatever holds its key. */
export function signerContract(name: string, setup: () => Promise<Signer>): void {
  describe(`F-04 a signer (${name})`, () => {
    it("publishes a P-256 key that says what it is for", async () => {
      const signer = await setup();
      const key = await signer.publicKey();
      assert.equal(key["kty"], "EC");
      assert.equal(key["crv"], "P-256");
      assert.equal(key["alg"], "ES256");
      assert.equal(key["use"], "sig");
      assert.deepEqual(Object.keys(key).toSorted(), ["alg", "crv", "kid", "kty", "use", "x", "y"]);
    });

    it("names its key by the RFC 7638 thumbprint", async () => {
      const signer = await setup();
      const key = await signer.publicKey();
      assert.equal(await signer.keyId(), key["kid"]);
      assert.equal(key["kid"], await calculateJwkThumbprint({ ...key }));
    });

    it("signs 64 bytes that its public key verifies", async () => {
      const signer = await setup();
      const key = createPublicKey({ key: { ...(await signer.publicKey()) }, format: "jwk" });
      for (let round = 0; round < 64; round += 1) {
        const bytes = Buffer.from(`認定証 ${round}`);
        const signature = await signer.sign(bytes);
        assert.equal(signature.length, 64);
        assert.ok(verify("sha256", bytes, { key, dsaEncoding: "ieee-p1363" }, signature));
        assert.ok(!verify("sha256", Buffer.from("other"), { key, dsaEncoding: "ieee-p1363" }, signature));
      }
    });

    it("signs more than KMS takes at once", async () => {
      const signer = await setup();
      const key = createPublicKey({ key: { ...(await signer.publicKey()) }, format: "jwk" });
      const bytes = Buffer.alloc(100_000, "あ");
      assert.ok(verify("sha256", bytes, { key, dsaEncoding: "ieee-p1363" }, await signer.sign(bytes)));
    });
  });
}
