import type { Revocation } from "#records/revocation.ts";
import type { Actor } from "../actor.ts";
import { type Refusal, refused } from "../outcome.ts";

/**
 * Why somebody is not the one to chair: another person chairs the hearing already. Only a conflict of interest that the
 * chair declares makes room for another (行政手続法 19条).
 */
export function notTheChair(revocation: Revocation, actor: Actor): Refusal | undefined {
  const chair = "chairedBy" in revocation ? revocation.chairedBy : undefined;
  if (chair === undefined || chair === actor.subject || revocation.conflictedStaff.includes(chair))
    return undefined;
  return refused("four-eyes");
}
