import type { Deps } from "#ports";
import type { Prerequisite } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import { done, type Outcome } from "../outcome.ts";
import { prerequisiteTask } from "./prerequisite-tasks.ts";
import { prerequisiteStep } from "./prerequisites.ts";
import { closing, type TaskWrites, together } from "./tasks.ts";

/**
 * The writes that record that a prerequisite is suspended or lost: a report on its renewal is no longer checked, and of
 * one that is lost no renewal is waited for.
 */
export async function troubleStep(
  deps: Pick<Deps, "register" | "clock">,
  trouble: {
    readonly prerequisite: Prerequisite;
    readonly act: "reportSuspended" | "reportLost";
    readonly by: ActedBy;
    readonly reasons: string;
  },
): Promise<Outcome<TaskWrites>> {
  const { prerequisite, act, by, reasons } = trouble;
  const stepped = prerequisiteStep(deps, {
    prerequisite,
    act,
    by,
    changes: { report: undefined, renewing: undefined },
    data: { reasons },
  });
  if (!stepped.done) return stepped;
  const ended =
    act === "reportLost" ? (["renewalCheck", "renewalReport"] as const) : (["renewalCheck"] as const);
  const tasks = await Promise.all(ended.map((kind) => prerequisiteTask(deps, prerequisite, kind)));
  const at = deps.clock.now();
  const closed = tasks.flatMap((task) => (task === undefined ? [] : [closing(task, "cancel", by, at)]));
  return done(together({ writes: stepped.value.writes, effects: [] }, ...closed));
}
