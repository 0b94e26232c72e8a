import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CompactSign, importJWK, UnsecuredJWT } from "jose";
import {
  certificatePayload,
  certificatePayloadOf,
  signCertificate,
  verifyCertificate,
} from "#proof/certificate.ts";
import type { Certification } from "#records/certification.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import { keySetOf, payload, signerInMemory } from "./certificate-fixture.ts";

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

async function setup() {
  const signer = await signerInMemory();
  return { signer, keys: await keySetOf(signer), jws: await signCertificate(payload, signer) };
}

/** Signs anything with the right key, as nobody but the operator could. */
async function signAnything(header: Record<string, string>, content: unknown) {
  const signer = await signerInMemory();
  const signed = `${part(header)}.${part(content)}`;
  const signature = Buffer.from(await signer.sign(Buffer.from(signed))).toString("base64url");
  return { jws: `${signed}.${signature}`, keys: await keySetOf(signer) };
}

const header = { alg: "ES256", typ: "csp-certificate+jwt" };

describe("F-04 a signed certificate", () => {
  it("verifies with the published key and gives its payload back", async () => {
    const { jws, keys } = await setup();
    assert.deepEqual(await verifyCertificate(jws, keys), { valid: true, payload });
  });

  it("names algorithm, key and type in its header", async () => {
    const { jws, signer } = await setup();
    const [first = ""] = jws.split(".");
    const found: unknown = JSON.parse(Buffer.from(first, "base64url").toString());
    assert.deepEqual(found, { ...header, kid: await signer.keyId() });
  });

  it("verifies among several keys", async () => {
    const { jws, keys } = await setup();
    const others = await keySetOf(await signerInMemory());
    assert.equal((await verifyCertificate(jws, { keys: [...others.keys, ...keys.keys] })).valid, true);
  });

  it("is refused with another key", async () => {
    const { jws } = await setup();
    const others = await keySetOf(await signerInMemory());
    assert.deepEqual(await verifyCertificate(jws, others), { valid: false, why: "unknown-key" });
    assert.deepEqual(await verifyCertificate(jws, { keys: [] }), { valid: false, why: "unknown-key" });
  });

  it("is refused when its content was changed", async () => {
    const { jws, keys } = await setup();
    const [first = "", , third = ""] = jws.split(".");
    const forged = [first, part({ ...payload, validUntil: "2099-12-31" }), third].join(".");
    assert.deepEqual(await verifyCertificate(forged, keys), { valid: false, why: "signature-wrong" });
  });

  it("is refused when any one character was changed", async () => {
    const { jws, keys } = await setup();
    for (let at = 0; at < jws.length; at += 7) {
      const other = jws[at] === "A" ? "B" : "A";
      const changed = jws.slice(0, at) + other + jws.slice(at + 1);
      assert.equal((await verifyCertificate(changed, keys)).valid, false, `position ${at}`);
    }
  });

  it("is refused when its signature is written in another way", async () => {
    const { jws, keys } = await setup();
    const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const last = digits.indexOf(jws.slice(-1));
    const strayBit = jws.slice(0, -1) + digits.charAt(last + 1);
    const signature = (text: string) => Buffer.from(text.split(".")[2] ?? "", "base64url");
    assert.deepEqual(signature(strayBit), signature(jws));
    for (const other of [strayBit, `${jws}=`, `${jws}\n`, ` ${jws}`]) {
      assert.deepEqual(await verifyCertificate(other, keys), { valid: false, why: "not-a-certificate" });
    }
  });

  it("is refused unsigned", async () => {
    const { keys } = await setup();
    const unsigned = new UnsecuredJWT({ ...payload, iat: payload.iat }).encode();
    assert.deepEqual(await verifyCertificate(unsigned, keys), { valid: false, why: "not-a-certificate" });
  });

  it("is refused with a shared-secret algorithm over the public key", async () => {
    const { keys } = await setup();
    const secret = Buffer.from(JSON.stringify(keys.keys[0]));
    const jws = await new CompactSign(Buffer.from(JSON.stringify(payload)))
      .setProtectedHeader({ alg: "HS256", typ: "csp-certificate+jwt" })
      .sign(secret);
    assert.equal((await verifyCertificate(jws, keys)).valid, false);
  });

  it("is refused with a key it carries itself", async () => {
    const { keys } = await setup();
    const forger = await signerInMemory();
    const jwk = await forger.publicKey();
    const signed = `${part({ ...header, jwk })}.${part(payload)}`;
    const signature = Buffer.from(await forger.sign(Buffer.from(signed))).toString("base64url");
    assert.equal((await verifyCertificate(`${signed}.${signature}`, keys)).valid, false);
    await assert.doesNotReject(importJWK({ ...jwk }, "ES256"));
  });

  it("is refused under another type, though the key is right", async () => {
    for (const typ of ["JWT", "csp-list+jwt"]) {
      const { jws, keys } = await signAnything({ alg: "ES256", typ }, payload);
      assert.deepEqual(await verifyCertificate(jws, keys), { valid: false, why: "not-a-certificate" });
    }
  });

  it("is refused with another content, though the key is right", async () => {
    for (const content of [{ ...payload, extra: 1 }, { ...payload, validUntil: "soon" }, "text", null, []]) {
      const { jws, keys } = await signAnything(header, content);
      assert.deepEqual(await verifyCertificate(jws, keys), { valid: false, why: "not-a-certificate" });
    }
  });

  for (const noise of ["", ".", "..", "a.b.c", "{}", "認定証", "x".repeat(100_000)]) {
    it(`is not found in ${JSON.stringify(noise.slice(0, 10))}`, async () => {
      const { keys } = await setup();
      assert.deepEqual(await verifyCertificate(noise, keys), { valid: false, why: "not-a-certificate" });
    });
  }

  it("is not handed out when the signature is wrong", async () => {
    const signer = await signerInMemory();
    const broken = { ...signer, sign: async () => new Uint8Array(64) };
    await assert.rejects(signCertificate(payload, broken), /does not verify/);
  });

  it("is not signed with a payload of another shape", async () => {
    const signer = await signerInMemory();
    await assert.rejects(signCertificate({ ...payload, corporateNumber: "1" }, signer));
  });
});

describe("F-03 the payload of a certification", () => {
  const certification: Certification = {
    kind: "certification",
    number: "CSP-2027-AU-0002",
    version: 1,
    status: "valid",
    applicationId: "01",
    corporateNumber: "7123456789012",
    providerName: "株式会社見本",
    providerNameEn: "Mihon Inc.",
    category: "audit",
    services: [{ listingId: "018-0001-10", name: "監査" }],
    departmentName: "監査部",
    departmentNameEn: "Audit Department",
    decidedOn: "2027-06-01",
    validFrom: "2027-06-01",
    validUntil: "2030-05-31",
    policyVersion: "2027-04-01.1",
    ledger: { sequence: 1, hash: "0".repeat(64) },
    periods: [{ from: "2027-06-01", until: "2030-05-31", applicationId: "01" }],
    openCorrections: [],
    formerCertificates: [],
  };

  it("says all the page shows, and where the present status stands", () => {
    const made = certificatePayloadOf(certification, {
      portal: "https://portal.example",
      issuedAt: "2027-06-01T01:02:03.999Z",
    });
    assert.deepEqual(certificatePayload.parse(made), made);
    assert.equal(made.iat, Date.UTC(2027, 5, 1, 1, 2, 3) / 1000);
    assert.equal(made.statusUrl, "https://portal.example/certifications/CSP-2027-AU-0002");
    assert.deepEqual(made.operator, policyVersion("2027-04-01.1").operator);
    assert.deepEqual(made.provider, { ja: "株式会社見本", en: "Mihon Inc." });
    assert.ok(!("option" in made));
  });
});
