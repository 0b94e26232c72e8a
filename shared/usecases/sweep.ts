import type { Deps, Page } from "#ports";
import type { RecordOf } from "#records/index.ts";
import { dueShards, keys, partitions } from "#records/layout.ts";
import { addDays, daysBetween, jstDay } from "#scheme/calendar.ts";
import { attendCertification } from "./core/attend-certification.ts";
import { attendPrerequisite } from "./core/attend-prerequisite.ts";
import { attendTask } from "./core/attend-task.ts";
import { eachAlone } from "./core/each-alone.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids" | "log">;

const watermark = "sweep";
/** How far the very first sweep looks back: longer than any time limit. */
const firstLookBackDays = 400;
const pageSize = 100;

/** What is attended to by days. */
const dueKinds = ["task", "certification", "prerequisite"] as const;
type DueKind = (typeof dueKinds)[number];
type Attend = { readonly [Kind in DueKind]: (deps: Needs, record: RecordOf<Kind>) => Promise<void> };

const attend: Attend = {
  task: attendTask,
  certification: attendCertification,
  prerequisite: attendPrerequisite,
};

type Tally = { readonly attended: number; readonly failed: number };

/**
 * The daily sweep: attends to everything whose attention day has come, by the due index alone, and catches up the days
 * it missed (M-01…M-05; D-09, E-03). Nothing becomes valid or invalid by it. What cannot be attended to keeps nothing
 * else waiting, and its day is looked at again until it can. What was attended to leaves its day, so that a run that was
 * cut off is taken up by the next one where it ended: only a whole run says how far it came.
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

async function attendDay(deps: Needs, day: string): Promise<Tally> {
  let attended = 0;
  let failed = 0;
  for (const kind of dueKinds) {
    const of = await attendKind(deps, kind, day);
    attended += of.attended;
    failed += of.failed;
  }
  return { attended, failed };
}

/** The first pages of all shards are read at once: of most days they are empty, and that is all they cost. */
async function attendKind<Kind extends DueKind>(deps: Needs, kind: Kind, day: string): Promise<Tally> {
  const shards = Array.from({ length: dueShards }, (_, shard) => partitions.due(kind, day, shard));
  const firstPages = await Promise.all(shards.map((partition) => pageOf(deps, kind, partition)));
  let attended = 0;
  let failed = 0;
  for (const [shard, firstPage] of firstPages.entries()) {
    let page: Page<Kind> | undefined = firstPage;
    while (page !== undefined) {
      const done = await eachAlone(deps, "daily-sweep", page.records, (record) => attend[kind](deps, record));
      attended += page.records.length - done.failed;
      failed += done.failed;
      page = page.next === undefined ? undefined : await pageOf(deps, kind, shards[shard] ?? "", page.next);
    }
  }
  return { attended, failed };
}

function pageOf<Kind extends DueKind>(
  deps: Needs,
  kind: Kind,
  partition: string,
  after?: string,
): Promise<Page<Kind>> {
  return deps.register.listBy(kind, "due", partition, {
    limit: pageSize,
    ...(after === undefined ? {} : { after }),
  });
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
