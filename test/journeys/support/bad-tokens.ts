import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exportSPKI, generateKeyPair, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import * as z from "zod";
import { exchangeCode, finishSignIn, startSignIn, tokensOf } from "#local/demo/sign-in-client.ts";

const keysFile = z.object({ signing: z.looseObject({ kid: z.string() }) });
const keySet = z.object({ keys: z.array(z.looseObject({ kid: z.string() })).min(1) });

/** The claims of a token, unverified. */
function claimsOf(token: string): JWTPayload {
  const part = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
  return z.record(z.string(), z.json()).parse(JSON.parse(part));
}

/**
 * Tokens that the issuer itself signed, for something else: what would be left if only the signature were checked.
 * @param dataFolder holds the issuer's key
 */
async function misdirected(
  dataFolder: string,
  claims: JWTPayload,
): Promise<Readonly<Record<string, string>>> {
  const file = readFileSync(join(dataFolder, "identity-keys.demo.json"), "utf8");
  const { signing } = keysFile.parse(JSON.parse(file));
  const key = await importJWK({ ...signing }, "RS256");
  const header = { alg: "RS256", kid: signing.kid, typ: "at+jwt" };
  const sign = (changed: JWTPayload, typ = header.typ) =>
    new SignJWT(changed).setProtectedHeader({ ...header, typ }).sign(key);
  const { exp: _, ...endless } = claims;
  const { sub: __, ...nobody } = claims;
  return {
    "of another issuer": await sign({ ...claims, iss: "https://elsewhere.example" }),
    "for another audience": await sign({ ...claims, aud: "portal" }),
    "of another type": await sign(claims, "JWT"),
    "without an end": await sign(endless),
    "of nobody": await sign(nobody),
    "not valid yet": await sign({ ...claims, nbf: (claims.exp ?? 0) - 60 }),
    "over already": await sign({ ...claims, exp: claims.iat ?? 0 }),
  };
}

/** Authorization headers that must never be taken, by what is wrong with them. */
export async function badAuthorizations(
  baseUrl: string,
  dataFolder: string,
  good: string,
): Promise<Readonly<Record<string, string | undefined>>> {
  const jwks = keySet.parse(await (await fetch(`${baseUrl}/oidc/jwks`)).json());
  const [published] = jwks.keys;
  if (published === undefined) throw new Error("The issuer has no key");
  const { kid } = published;
  const stranger = await generateKeyPair("RS256");
  const claims = claimsOf(good);
  const header = { alg: "RS256", kid, typ: "at+jwt" };
  const [head = "", body = "", signature = ""] = good.split(".");
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const none = encoded({ ...header, alg: "none" });
  const spki = await exportSPKI(await publicKeyOf(published));
  const started = await startSignIn(baseUrl);
  const code = await finishSignIn(started, { account: "demo-administrator" });
  const { id_token } = await tokensOf(await exchangeCode(baseUrl, started, code));
  const bearers = {
    "no JWT": "abc",
    "nothing of a token": "..",
    "without a signature": `${head}.${body}.`,
    "another signature": `${head}.${body}.${[...signature].toReversed().join("")}`,
    "a changed claim": `${head}.${encoded({ ...claims, groups: ["reviewer", "decider", "signatory"] })}.${signature}`,
    "alg none": `${none}.${body}.`,
    "alg none with a signature": `${none}.${body}.${signature}`,
    unsecured: new UnsecuredJWT(claims).encode(),
    "forged under our key id": await new SignJWT(claims).setProtectedHeader(header).sign(stranger.privateKey),
    "the public key as a secret": await new SignJWT(claims)
      .setProtectedHeader({ ...header, alg: "HS256" })
      .sign(new TextEncoder().encode(spki)),
    "with a key of its own": await new SignJWT(claims)
      .setProtectedHeader({
        ...header,
        jwk: { kty: "RSA", n: "AQAB", e: "AQAB" },
        jku: "http://127.0.0.1:1/",
      })
      .sign(stranger.privateKey),
    "an identity token": id_token,
    ...(await misdirected(dataFolder, claims)),
    "very long": `${head}.${body}.${"A".repeat(9000)}`,
  };
  return {
    "no header": undefined,
    "an empty header": "",
    "another scheme": `Basic ${Buffer.from("demo-reviewer:").toString("base64")}`,
    "the token alone": good,
    "two tokens": `Bearer ${good} ${good}`,
    ...Object.fromEntries(Object.entries(bearers).map(([what, token]) => [what, `Bearer ${token}`])),
  };
}

async function publicKeyOf(jwk: object) {
  const key = await importJWK({ ...jwk }, "RS256");
  if (key instanceof Uint8Array) throw new Error("The issuer's key is no public key");
  return key;
}
