import type { Deps } from "#ports";
import type { Certification, Prerequisite } from "#records/certification.ts";
import { keys } from "#records/layout.ts";
import { revocationClaim } from "./open-revocation.ts";

/** Whether an undecided revocation of the certification rests on the lapse of this prerequisite. */
export async function groundOfLapse(
  deps: Pick<Deps, "register">,
  certification: Certification,
  { prerequisite }: Prerequisite,
): Promise<boolean> {
  const claim = await deps.register.get("claim", keys.claim(revocationClaim(certification.number)));
  if (claim === undefined) return false;
  const revocation = await deps.register.get("revocation", keys.revocation(claim.heldBy));
  return revocation?.ground === "prerequisiteLapsed" && revocation.origin.reference === prerequisite;
}
