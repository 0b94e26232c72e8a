import type { Deps, Write } from "#ports";
import type { Certification } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import { jstDay } from "#scheme/calendar.ts";
import { nextPrerequisiteAttention } from "#scheme/prerequisite-attention.ts";
import { system } from "../actor.ts";
import { certificationCase } from "./certifications.ts";
import { lapseDays, loadPrerequisites, prerequisitePolicy, prerequisiteStep } from "./prerequisites.ts";
import { closing, openTasks, type TaskWrites, together } from "./tasks.ts";

/**
 * What ends with a certification, to be committed with the act that ends it: nobody is waited for in its case any more,
 * and its prerequisites are kept no longer (M-01, M-08, X-01).
 */
export async function closingUpkeep(
  deps: Pick<Deps, "register" | "clock">,
  certification: Certification,
  by: ActedBy,
): Promise<TaskWrites> {
  const at = deps.clock.now();
  const tasks = await openTasks(deps, certificationCase(certification));
  const prerequisites = await loadPrerequisites(deps, certification.number);
  const closed = prerequisites.map((prerequisite) =>
    prerequisiteStep(deps, { prerequisite, act: "closePrerequisite", by: system }),
  );
  const writes = closed.flatMap((step) => (step.done ? step.value.writes : []));
  return together(...tasks.map((task) => closing(task, "cancel", by, at)), { writes, effects: [] });
}

/**
 * What begins again when a revocation is set aside: while it stood, the sweep passed the prerequisites by. To be
 * committed with the act that restores the certification.
 */
export async function resumingUpkeep(
  deps: Pick<Deps, "register" | "clock">,
  { number }: Pick<Certification, "number">,
): Promise<readonly Write[]> {
  const today = jstDay(deps.clock.now());
  return (await loadPrerequisites(deps, number)).map((prerequisite) => {
    const { version } = prerequisite;
    const days = lapseDays(prerequisitePolicy(prerequisite));
    const attentionDay = nextPrerequisiteAttention(prerequisite, days, today);
    return {
      put: "replace",
      record: { ...prerequisite, version: version + 1, attentionDay },
      when: [{ field: "version", is: "oneOf", values: [version] }],
    };
  });
}
