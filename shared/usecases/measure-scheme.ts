import { type Measured, measureNames, measures } from "#contracts/measures.ts";
import type { Deps, Range } from "#ports";
import type { RecordKind, RecordOf } from "#records/index.ts";
import { type IndexName, keys, partitions } from "#records/layout.ts";
import { daysBetween, jstDay } from "#scheme/calendar.ts";
import { ballOf, type TaskKind, taskKinds } from "#scheme/task-transitions.ts";

type Reads = Pick<Deps, "register" | "clock">;

/** Effects are counted up to this many: a longer line rings anyway. */
const mostEffects = 3000;
/** Tasks are counted up to this many of each kind; draws and certifications are few. */
const mostOfKind = 100;
const mostDocuments = 1000;
const pageSize = 1000;

const secondsOfHour = 3600;
/** A document has been inspected long before the first; after the last, nobody is going to upload it any more. */
const documentHours = { from: 2, until: 24 } as const;

/**
 * Measures how far the world is from what the register says it should be, and writes it down as one line of the log,
 * from which metrics are made on AWS. Reads indexes alone, so much and no more however large the register is.
 * @returns every measure, in the units of `shared/contracts/measures.ts`
 */
export const measureScheme =
  (deps: Pick<Deps, "register" | "clock" | "log">) => async (): Promise<Measured> => {
    const pastDue = await tasksPastDue(deps);
    const sumOf = (ball: ReturnType<typeof ballOf>) =>
      pastDue.filter(([kind]) => ballOf(kind) === ball).reduce((sum, [, count]) => sum + count, 0);
    const measured: Measured = {
      ...(await undelivered(deps)),
      sweepBehind: await sweepBehind(deps),
      documentsAwaited: await documentsAwaited(deps),
      oldestUnissuedCertificate: await oldestUnissued(deps),
      oldestWaitingDraw: await oldestWaitingDraw(deps),
      applicantTasksUnclosed: sumOf("applicant"),
      secretariatTasksPastDue: sumOf("secretariat"),
      governmentTasksPastDue: sumOf("government"),
    };
    const ofKinds = pastDue.map(([kind, count]) => [`${kind}PastDue`, count] as const);
    const over = namesOver(measured);
    deps.log("SCHEME_MEASURED", {
      ...Object.fromEntries(ofKinds),
      ...measured,
      ...(over.length === 0 ? {} : { over: over.join(" ") }),
    });
    return measured;
  };

/** The measures over their thresholds: on one machine, where no alarm rings, the log says so itself. */
function namesOver(measured: Measured): string[] {
  return measureNames.filter((name) => measured[name] > measures[name].over);
}

type List = { readonly index: IndexName; readonly partition: string } & Pick<Range, "to" | "descending">;

async function upTo<Kind extends RecordKind>(
  { register }: Reads,
  most: number,
  kind: Kind,
  { index, partition, ...range }: List,
): Promise<RecordOf<Kind>[]> {
  const found: RecordOf<Kind>[] = [];
  let after: string | undefined;
  do {
    const page = await register.listBy(kind, index, partition, {
      ...range,
      limit: Math.min(pageSize, most - found.length),
      ...(after === undefined ? {} : { after }),
    });
    found.push(...page.records);
    after = page.next;
  } while (after !== undefined && found.length < most);
  return found;
}

const standingIn = (partition: string): List => ({ index: "standing", partition });

function secondsSince(deps: Reads, moment: string): number {
  return Math.max(0, Math.floor((Date.parse(deps.clock.now()) - Date.parse(moment)) / 1000));
}

function daysSince(deps: Reads, day: string): number {
  return Math.max(0, daysBetween(day, jstDay(deps.clock.now())));
}

/** What waits in the outbox, the oldest first. Behind more than `mostEffects` mails a decision would not be seen. */
async function undelivered(deps: Reads) {
  const entries = await upTo(deps, mostEffects, "outbox", standingIn(partitions.pendingOutbox));
  const mails = entries.filter(({ effect }) => effect.type === "notice");
  const decisions = entries.filter(({ effect }) => effect.type !== "notice");
  const oldest = (of: typeof entries) =>
    Math.max(0, ...of.map(({ createdAt }) => secondsSince(deps, createdAt)));
  return {
    oldestUndeliveredDecision: oldest(decisions),
    undeliveredDecisions: decisions.length,
    oldestUndeliveredMail: oldest(mails),
    undeliveredMails: mails.length,
  };
}

/** A sweep that never ran has at least this day to do. */
async function sweepBehind(deps: Reads): Promise<number> {
  const mark = await deps.register.get("watermark", keys.watermark("sweep"));
  return mark === undefined ? 1 : daysSince(deps, mark.doneThrough);
}

async function documentsAwaited(deps: Reads): Promise<number> {
  const newest = await upTo(deps, mostDocuments, "document", {
    ...standingIn(partitions.awaitedDocuments),
    descending: true,
  });
  const hours = newest.map(({ requestedAt }) => secondsSince(deps, requestedAt) / secondsOfHour);
  return hours.filter((each) => each >= documentHours.from && each < documentHours.until).length;
}

async function oldestUnissued(deps: Reads): Promise<number> {
  const unissued = await upTo(
    deps,
    mostOfKind,
    "certification",
    standingIn(partitions.unissuedCertifications),
  );
  return Math.max(0, ...unissued.map(({ decidedOn }) => daysSince(deps, decidedOn)));
}

async function oldestWaitingDraw(deps: Reads): Promise<number> {
  const waiting = await Promise.all(
    (["committed", "drawn"] as const).map((status) =>
      upTo(deps, mostOfKind, "draw", standingIn(partitions.drawsIn(status))),
    ),
  );
  return Math.max(0, ...waiting.flat().map(({ revealedFrom }) => daysSince(deps, jstDay(revealedFrom))));
}

/** How many open tasks of each kind were due before today; kinds that have none are left out. */
async function tasksPastDue(deps: Reads): Promise<(readonly [kind: TaskKind, count: number])[]> {
  const today = jstDay(deps.clock.now());
  const counted = await Promise.all(
    taskKinds.map(async (kind) => {
      // Sorted by due day and id: whatever is due today sorts after today itself.
      const late = await upTo(deps, mostOfKind, "task", {
        index: "group",
        partition: partitions.openTasks(kind),
        to: today,
      });
      return [kind, late.length] as const;
    }),
  );
  return counted.filter(([, count]) => count > 0);
}
