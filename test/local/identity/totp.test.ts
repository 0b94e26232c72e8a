import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { acceptedStep, base32, fromBase32, timeStep, totpCode } from "#local/identity/totp.ts";

const secret = Buffer.from("12345678901234567890");

describe("One-time codes", () => {
  // RFC 6238, appendix B, SHA-1.
  for (const [seconds, code] of [
    [59, "94287082"],
    [1_111_111_109, "07081804"],
    [1_111_111_111, "14050471"],
    [1_234_567_890, "89005924"],
    [2_000_000_000, "69279037"],
    [20_000_000_000, "65353130"],
  ] as const) {
    it(`are those of RFC 6238 at ${seconds} s`, () => {
      const step = timeStep(new Date(seconds * 1000).toISOString());
      assert.equal(totpCode(secret, step, 8), code);
      assert.equal(totpCode(secret, step), code.slice(2));
    });
  }

  const now = "2027-04-01T00:00:10.000Z";
  const step = timeStep(now);
  for (const [drift, accepted] of [
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ] as const) {
    it(`${accepted ? "are" : "are not"} accepted ${drift} steps away`, () => {
      const found = acceptedStep(secret, totpCode(secret, step + drift), now, 0);
      assert.equal(found, accepted ? step + drift : undefined);
    });
  }

  it("count once: a used step, or one before it, is refused", () => {
    assert.equal(acceptedStep(secret, totpCode(secret, step), now, step), undefined);
    assert.equal(acceptedStep(secret, totpCode(secret, step - 1), now, step), undefined);
    assert.equal(acceptedStep(secret, totpCode(secret, step + 1), now, step), step + 1);
  });

  for (const code of ["", "12345", "1234567", "12345a", "１２３４５６", " 123456"]) {
    it(`are six digits: not ${JSON.stringify(code)}`, () => {
      assert.equal(acceptedStep(secret, code, now, 0), undefined);
    });
  }
});

describe("Base32", () => {
  // RFC 4648, section 10, without padding.
  for (const [text, encoded] of [
    ["", ""],
    ["f", "MY"],
    ["fo", "MZXQ"],
    ["foo", "MZXW6"],
    ["foob", "MZXW6YQ"],
    ["fooba", "MZXW6YTB"],
    ["foobar", "MZXW6YTBOI"],
  ] as const) {
    it(`writes "${text}" as "${encoded}"`, () => assert.equal(base32(Buffer.from(text)), encoded));
  }

  it("reads back what it wrote", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        assert.deepEqual(new Uint8Array(fromBase32(base32(bytes))), bytes);
      }),
    );
  });

  it("refuses other characters", () => assert.throws(() => fromBase32("MZ1W")));
});
