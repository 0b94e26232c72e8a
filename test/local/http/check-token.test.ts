import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  createLocalJWKSet,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from "jose";
import { tokenCheck } from "#local/http/check-token.ts";
import { flattenClaims } from "#local/http/lambda-event.ts";
import type { Issuer } from "#local/identity/issuer.ts";

const ours = await generateKeyPair("RS256", { extractable: true });
const others = await generateKeyPair("RS256");
const publicJwk = { ...(await exportJWK(ours.publicKey)), kid: "ours", alg: "RS256", use: "sig" };
const issuer: Issuer = {
  issuer: "https://issuer.example",
  audience: "https://scheme.example/api",
  keys: createLocalJWKSet({ keys: [publicJwk] }),
  tokenType: "at+jwt",
  clockToleranceSeconds: 0,
};
const issuedAt = Date.parse("2027-04-01T00:00:00.000Z") / 1000;
const good: JWTPayload = {
  iss: issuer.issuer,
  aud: issuer.audience,
  sub: "somebody",
  iat: issuedAt,
  exp: issuedAt + 3600,
};

const header = { alg: "RS256", kid: "ours", typ: "at+jwt" };
const signed = (claims: JWTPayload, protectedHeader: JWTHeaderParameters = header, key = ours.privateKey) =>
  new SignJWT(claims).setProtectedHeader(protectedHeader).sign(key);

function check(authorization: string | undefined, now = "2027-04-01T00:30:00.000Z", from = issuer) {
  return tokenCheck(from, { now: () => now })(authorization);
}

/** The same token with something else in a part of it. */
function tampered(token: string, part: number, change: (text: string) => string): string {
  const parts = token.split(".");
  const text = Buffer.from(parts[part] ?? "", "base64url").toString("utf8");
  return parts.with(part, Buffer.from(change(text)).toString("base64url")).join(".");
}

const token = await signed(good);
const { exp: _, ...withoutExpiry } = good;
const { sub: __, ...withoutSubject } = good;
const forged: readonly (readonly [string, string])[] = [
  ["signed by somebody else", await signed(good, header, others.privateKey)],
  [
    "signed by somebody else under an unknown key id",
    await signed(good, { ...header, kid: "x" }, others.privateKey),
  ],
  ["without a signature", `${token.split(".").slice(0, 2).join(".")}.`],
  ["alg none", new UnsecuredJWT(good).encode()],
  ["alg none, typed", tampered(token, 0, (text) => text.replace("RS256", "none"))],
  [
    "other claims under the same signature",
    tampered(token, 1, (text) => text.replace("somebody", "administrator")),
  ],
  ["another audience", await signed({ ...good, aud: "https://elsewhere.example" })],
  ["another issuer", await signed({ ...good, iss: "https://elsewhere.example" })],
  ["another type", await signed(good, { ...header, typ: "JWT" })],
  ["no type", await signed(good, { alg: "RS256", kid: "ours" })],
  ["no expiry", await signed(withoutExpiry)],
  ["no subject", await signed(withoutSubject)],
  ["not valid yet", await signed({ ...good, nbf: issuedAt + 7200 })],
];

describe("N-03 Tokens are checked as API Gateway's JWT authorizer does", () => {
  it("a good one gives its claims", async () => {
    assert.deepEqual(await check(`Bearer ${await signed(good)}`), good);
    assert.deepEqual(await check(`bearer ${await signed(good)}`), good);
  });

  it("without audience the client counts, as in Cognito's access tokens", async () => {
    const { aud: _, ...claims } = good;
    const cognito = { ...issuer, audience: "the-client" };
    const withClient = await signed({ ...claims, client_id: "the-client" });
    assert.equal((await check(`Bearer ${withClient}`, undefined, cognito))?.sub, "somebody");
    assert.equal(await check(`Bearer ${withClient}`), undefined);
  });

  for (const [name, header_] of [
    ["no header", undefined],
    ["an empty header", ""],
    ["another scheme", "Basic dTpw"],
    ["no token", "Bearer "],
    ["no JWT", "Bearer abc"],
    ["two tokens", "Bearer a.b.c a.b.c"],
    ["parts that are not JSON", "Bearer YQ.YQ.YQ"],
  ] as const) {
    it(`${name}: refused`, async () => assert.equal(await check(header_), undefined));
  }

  for (const [name, bad] of forged) {
    it(`${name}: refused`, async () => assert.equal(await check(`Bearer ${bad}`), undefined));
  }

  it("the public key as a shared secret: refused", async () => {
    const secret = new TextEncoder().encode(await exportSPKI(ours.publicKey));
    const confused = await new SignJWT(good).setProtectedHeader({ ...header, alg: "HS256" }).sign(secret);
    assert.equal(await check(`Bearer ${confused}`), undefined);
  });

  it("expires by the scheme's clock", async () => {
    assert.ok(await check(`Bearer ${token}`, "2027-04-01T00:59:59.000Z"));
    assert.equal(await check(`Bearer ${token}`, "2027-04-01T01:00:00.000Z"), undefined);
    assert.equal(await check(`Bearer ${token}`, "2027-04-15T00:00:00.000Z"), undefined);
  });

  it("keys that cannot be had are no fault of the token", async () => {
    const unreachable = { ...issuer, keys: () => Promise.reject(new TypeError("fetch failed")) };
    await assert.rejects(check(`Bearer ${token}`, undefined, unreachable), /fetch failed/);
  });
});

describe("Claims are handed on as API Gateway does", () => {
  it("as texts, arrays in brackets", () => {
    const claims = { sub: "a", exp: 12, groups: ["applicant", "signatory"], one: ["x"], none: [], yes: true };
    assert.deepEqual(flattenClaims({ ...claims, gone: undefined, nothing: null }), {
      sub: "a",
      exp: "12",
      groups: "[applicant signatory]",
      one: "[x]",
      none: "[]",
      yes: "true",
    });
  });
});
