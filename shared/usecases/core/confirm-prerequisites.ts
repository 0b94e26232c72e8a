import type { Deps, Write } from "#ports";
import type { Prerequisite } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import type { PrerequisiteKind } from "#scheme/prerequisite-transitions.ts";
import { done, type Outcome } from "../outcome.ts";
import { loadPrerequisites, prerequisiteStep } from "./prerequisites.ts";

/**
 * What an extension found of the prerequisites is what is kept of them from then on (M-03, M-07): each holds until the
 * day that was checked, and what was reported before is settled by it.
 */
export async function confirmingPrerequisites(
  deps: Pick<Deps, "register" | "clock">,
  number: string,
  validUntil: Readonly<Record<PrerequisiteKind, string | undefined>>,
  by: ActedBy,
): Promise<Outcome<readonly Write[]>> {
  const writes: Write[] = [];
  for (const prerequisite of await loadPrerequisites(deps, number)) {
    const until = validUntil[prerequisite.prerequisite];
    if (until === undefined || prerequisite.status === "closed") continue;
    const confirmed = prerequisiteStep(deps, {
      prerequisite: settled(prerequisite),
      act: "confirmInExtension",
      by,
      changes: { validUntil: until, remindersSent: 0 },
      data: { validUntil: until },
    });
    if (!confirmed.done) return confirmed;
    writes.push(...confirmed.value.writes);
  }
  return done(writes);
}

function settled({ report: _report, renewing: _renewing, ...kept }: Prerequisite): Prerequisite {
  return kept;
}
