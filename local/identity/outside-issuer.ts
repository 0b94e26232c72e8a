import { createRemoteJWKSet, type JWTVerifyGetKey } from "jose";
import * as z from "zod";
import type { Issuer } from "./issuer.ts";

export type OutsideIssuerOptions = {
  /** As in the `iss` of its tokens: an https address, or one on this machine. */
  readonly issuer: string;
  readonly audience: string;
};

export function isSafeIssuer(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const document = z.object({ issuer: z.literal(issuer), jwks_uri: z.url().refine(isSafeIssuer) });
  const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(5000), redirect: "error" });
  if (!response.ok) throw new Error(`The issuer answered ${response.status} at ${address}`);
  const { jwks_uri } = document.parse(await response.json());
  return createRemoteJWKSet(new URL(jwks_uri));
}

/**
 * An OpenID Connect issuer elsewhere (OpenID Connect Discovery 1.0): no embedded one runs, and its users are its own. Its
 * keys are looked up when the first token comes, and again when a key is not known.
 * @throws Error when the address is neither https nor on this machine
 */
export function outsideIssuer({ issuer, audience }: OutsideIssuerOptions): Issuer {
  if (!isSafeIssuer(issuer)) throw new Error("OIDC_ISSUER must be an https address");
  let found: Promise<JWTVerifyGetKey> | undefined;

  const keys = (): Promise<JWTVerifyGetKey> => {
    found ??= discover(issuer).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  return {
    issuer,
    audience,
    keys: async (header, token) => (await keys())(header, token),
    clockToleranceSeconds: 5,
  };
}
