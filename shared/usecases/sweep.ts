import type { Deps } from "#ports";
import type { RecordOf } from "#records/index.ts";
import { dueShards, keys, partitions } from "#records/layout.ts";
import type { Task } from "#records/procedure.ts";
import { addDays, daysBetween, jstDay } from "#scheme/calendar.ts";
import { closeOverdue, closesWhenOverdue } from "./close-overdue.ts";
import { caseFacts } from "./core/case-facts.ts";
import { eachAlone } from "./core/each-alone.ts";
import { remind } from "./core/remind.ts";
import { openTask } from "./core/tasks.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids" | "log">;

const watermark = "sweep";
/** How far the very first sweep looks back: longer than any time limit. */
const firstLookBackDays = 400;

/**
 * The daily sweep: attends to every task whose attention day has come, by the due index alone, and catches up the days
 * it missed (M-01 in its shape; D-09, E-03 in what it does). Nothing becomes valid or invalid by it. A task that cannot
 * be attended to keeps no other waiting, and the day is looked at again until it can.
 */
export const sweep = (deps: Needs) => async (): Promise<{ attended: number }> => {
  const today = jstDay(deps.clock.now());
  const mark = await deps.register.get("watermark", keys.watermark(watermark));
  // The last day done is looked at again: an act begun before its end may have been written after its sweep. What was
  // done is no longer there.
  const first = mark?.doneThrough ?? addDays(today, -firstLookBackDays);
  let attended = 0;
  let failed = 0;
  for (let back = Math.max(0, daysBetween(first, today)); back >= 0; back -= 1) {
    const day = await attendDay(deps, addDays(today, -back));
    attended += day.attended;
    failed += day.failed;
  }
  if (failed === 0) await advance(deps, mark, today);
  deps.log("SWEEP_DONE", { through: today, attended, failed });
  return { attended };
};

async function attendDay(deps: Needs, day: string) {
  let attended = 0;
  let failed = 0;
  for (let shard = 0; shard < dueShards; shard += 1) {
    let after: string | undefined;
    do {
      const page = await deps.register.listBy("task", "due", partitions.due("task", day, shard), {
        limit: 100,
        ...(after === undefined ? {} : { after }),
      });
      const done = await eachAlone(deps, "daily-sweep", page.records, (task) => attend(deps, task));
      attended += page.records.length - done.failed;
      failed += done.failed;
      after = page.next;
    } while (after !== undefined);
  }
  return { attended, failed };
}

async function attend(deps: Needs, { caseKind, caseId, taskKind, body, topic, id }: Task): Promise<void> {
  const of = { caseKind, caseId };
  if (closesWhenOverdue(taskKind)) await closeOverdue(deps)({ ...of, taskKind, body, topic });
  const task = await openTask(deps, of, taskKind, { body, topic });
  const due =
    task?.id === id && task.attentionDay !== undefined && task.attentionDay <= jstDay(deps.clock.now());
  if (task !== undefined && due) await remind(deps, await caseFacts(deps, of), task);
}

/** A mark that could not be written is written by the next sweep, which looks at the same days again. */
async function advance(deps: Needs, mark: RecordOf<"watermark"> | undefined, today: string): Promise<void> {
  if (mark === undefined) {
    const record = { kind: "watermark", name: watermark, version: 1, doneThrough: today } as const;
    await deps.register.commit([{ put: "create", record }]);
    return;
  }
  if (mark.doneThrough >= today) return;
  await deps.register.commit([
    {
      put: "replace",
      record: { ...mark, version: mark.version + 1, doneThrough: today },
      when: [{ field: "version", is: "oneOf", values: [mark.version] }],
    },
  ]);
}
