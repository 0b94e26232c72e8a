import type { Deps, Write } from "#ports";
import type { ActedBy } from "#records/common.ts";
import type { Revocation } from "#records/revocation.ts";
import { done, type Outcome } from "../outcome.ts";
import { loadCertification } from "./certifications.ts";
import { closingCorrection } from "./corrections.ts";

/**
 * Ends the corrective action that led to a revocation which is not made, to be committed with the act that says so: the
 * certification is not left in corrective action for ever (S-05, X-03).
 * @returns no writes when the revocation did not come from a surveillance case
 */
export async function settlingCorrection(
  deps: Pick<Deps, "register" | "clock">,
  { origin, certificationNumber }: Pick<Revocation, "origin" | "certificationNumber">,
  by: ActedBy,
): Promise<Outcome<{ readonly writes: readonly Write[] }>> {
  if (origin.kind !== "surveillance" || origin.reference === undefined) return done({ writes: [] });
  const certification = await loadCertification(deps, certificationNumber);
  return certification === undefined
    ? done({ writes: [] })
    : closingCorrection(deps, certification, origin.reference, by);
}
