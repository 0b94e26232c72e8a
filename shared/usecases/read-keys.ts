import type { publicRoutes } from "#contracts/public-routes.ts";
import type { ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { done, type Outcome } from "./outcome.ts";

type Route = typeof publicRoutes.readKeys;

/** The members of a public EC key (RFC 7518, 6.2.1); its private member `d` is not among them. */
const publicMembers = new Set(["kty", "crv", "x", "y", "kid", "alg", "use"]);

/** The keys that verify certificates, as a JWK Set (RFC 7517), so that nobody needs to call us to verify one (F-04). */
export const readKeys = (deps: Pick<Deps, "signer">) => async (): Promise<Outcome<ReplyOf<Route>>> => {
  const members = Object.entries(await deps.signer.publicKey());
  const key = Object.fromEntries(members.filter(([name]) => publicMembers.has(name)));
  return done({ keys: [key] });
};
