import type { Deps } from "#ports";
import type { Revocation } from "#records/revocation.ts";
import type { PermittedAct } from "#scheme/permissions.ts";
import type { Actor } from "../actor.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { forbids } from "./authorise.ts";
import { isKnownToProvider, loadRevocation } from "./revocations.ts";

type Reads = Pick<Deps, "register">;

/** A revocation that somebody of the secretariat wants to act on or read, or why they may not. */
export async function revocationFor(
  deps: Reads,
  actor: Actor,
  revocationId: string,
  act: PermittedAct,
): Promise<Outcome<Revocation>> {
  const revocation = await loadRevocation(deps, revocationId);
  if (revocation === undefined) return refused("not-found");
  return forbids(actor, act, revocation) ?? done(revocation);
}

/** A revocation of the person's own company; one that it was not told of is not there for it. */
export async function ownRevocationFor(
  deps: Reads,
  actor: Actor,
  revocationId: string,
  act: PermittedAct,
): Promise<Outcome<Revocation>> {
  const found = await revocationFor(deps, actor, revocationId, act);
  return found.done && !isKnownToProvider(found.value) ? refused("not-found") : found;
}
