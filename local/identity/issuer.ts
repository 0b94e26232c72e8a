import type { JWTVerifyGetKey } from "jose";

/** Whose tokens an installation takes: the embedded issuer's, or an outside one's. */
export type Issuer = {
  readonly issuer: string;
  /** What a token must be meant for: its `aud`, or its `client_id` when it has none (as Cognito's access tokens). */
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  /** The `typ` an access token must have, when the issuer says (RFC 9068). */
  readonly tokenType?: "at+jwt";
  /** Seconds by which the issuer's clock may differ from ours. */
  readonly clockToleranceSeconds: number;
};
