import type { Deps } from "#ports";
import type { Certification } from "#records/certification.ts";
import { keys } from "#records/layout.ts";
import { system } from "../actor.ts";
import { releaseRevocation, revocationClaim } from "./open-revocation.ts";
import { outcomeNotices } from "./revocation-notices.ts";
import { decisionBy, isKnownToProvider, loadRevocation, revocationStep, todayOf } from "./revocations.ts";
import { noTaskWrites, type TaskWrites } from "./tasks.ts";

/**
 * What ends the undecided revocation of a certification whose ground is gone: it was given back, has expired, or the
 * prerequisite was renewed (M-05, M-08). To be committed with the act that takes the ground away; nothing when there is
 * none, or when the certification stands revoked already.
 * @param ground only a revocation on this ground is ended; any, when none is named
 */
export async function endingRevocation(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  { number }: Pick<Certification, "number">,
  reasons: string,
  ground?: Parameters<typeof revocationStep>[1]["revocation"]["ground"],
): Promise<TaskWrites> {
  const claim = await deps.register.get("claim", keys.claim(revocationClaim(number)));
  const revocation = claim === undefined ? undefined : await loadRevocation(deps, claim.heldBy);
  if (revocation === undefined) return noTaskWrites;
  if (ground !== undefined && revocation.ground !== ground) return noTaskWrites;
  const { decision: discontinuation } = decisionBy(deps, revocation, system, reasons);
  const stepped = await revocationStep(deps, {
    revocation,
    act: "discontinueGroundGone",
    by: system,
    changes: { discontinuation },
    data: { reasons },
    ends: "cancel",
  });
  if (!stepped.done) return noTaskWrites;
  const readers = isKnownToProvider(revocation) ? (["provider", "secretariat"] as const) : undefined;
  return {
    writes: [...stepped.value.writes, releaseRevocation(revocation)],
    effects: [
      ...stepped.value.effects,
      ...outcomeNotices(
        revocation,
        "discontinued",
        { day: todayOf(deps), reasons },
        readers ?? ["secretariat"],
      ),
    ],
  };
}
