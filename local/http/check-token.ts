import { errors, type JWTPayload, jwtVerify } from "jose";
import type { Issuer } from "#local/identity/issuer.ts";
import type { Clock } from "#ports";

/** What API Gateway's JWT authorizer takes, and ECDSA; never `none`, never a shared secret. */
const algorithms = ["RS256", "RS384", "RS512", "PS256", "ES256"];

/** The bearer token of an Authorization header (RFC 6750, 2.1). */
function bearer(header: string | undefined): string | undefined {
  return /^Bearer ([\w.~+/-]+=*)$/i.exec(header ?? "")?.[1];
}

/** A token is meant for us by its `aud`, or, when it has none, by its `client_id`: the rule of API Gateway. */
function isForUs({ aud, client_id }: JWTPayload, audience: string): boolean {
  if (aud === undefined) return client_id === audience;
  return typeof aud === "string" ? aud === audience : aud.includes(audience);
}

/** An issuer that cannot be reached is no fault of the token. */
function isFaultOfToken(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return false;
  return error.code !== errors.JWKSTimeout.code && error.code !== errors.JOSEError.code;
}

/**
 * Checks the access token of a request: signature by one of the issuer's keys, issuer, audience, type, and time by the
 * scheme's clock. Answers with its claims, or undefined when there is no valid token.
 * Throws when the issuer's keys cannot be had.
 */
export function tokenCheck(issuer: Issuer, clock: Clock) {
  return async (authorization: string | undefined): Promise<JWTPayload | undefined> => {
    const token = bearer(authorization);
    if (token === undefined) return undefined;
    try {
      const { payload } = await jwtVerify(token, issuer.keys, {
        algorithms,
        issuer: issuer.issuer,
        currentDate: new Date(clock.now()),
        clockTolerance: issuer.clockToleranceSeconds,
        requiredClaims: ["exp", "iat", "sub"],
        ...(issuer.tokenType === undefined ? {} : { typ: issuer.tokenType }),
      });
      return isForUs(payload, issuer.audience) ? payload : undefined;
    } catch (error) {
      if (isFaultOfToken(error)) return undefined;
      throw error;
    }
  };
}

export type TokenCheck = ReturnType<typeof tokenCheck>;
