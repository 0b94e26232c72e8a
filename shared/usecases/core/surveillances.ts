import type { Deps, Write } from "#ports";
import type { ActedBy, CaseRef } from "#records/common.ts";
import { keys, partitions } from "#records/layout.ts";
import type { NoticeRecipient } from "#records/notice-content.ts";
import type { Effect } from "#records/operation.ts";
import { type Surveillance, surveillanceRecord } from "#records/surveillance.ts";
import type { PermittedAct } from "#scheme/permissions.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import {
  providerSurveillanceView,
  type SurveillanceAct,
  surveillanceTransitions,
} from "#scheme/surveillance-transitions.ts";
import { ballOf, type TaskKind } from "#scheme/task-transitions.ts";
import type { Actor } from "../actor.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { commitTogether, type Stepped, stepOf } from "./act.ts";
import { forbids } from "./authorise.ts";
import type { About } from "./case-facts.ts";
import { notice, toSecretariat } from "./effects.ts";
import type { JsonObject } from "./json.ts";
import { closing, newTask, opening, openTask, type TaskWrites, together } from "./tasks.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;

export function loadSurveillance(
  deps: Pick<Deps, "register">,
  id: string,
): Promise<Surveillance | undefined> {
  return deps.register.get("surveillance", keys.surveillance(id));
}

/** The case that a surveillance is: its tasks, documents and notices. */
export function surveillanceCase({ id }: Pick<Surveillance, "id">): CaseRef {
  return { caseKind: "surveillance", caseId: id };
}

/** The policy a case runs under. */
export function policyOfSurveillance(surveillance: Surveillance): Policy {
  return policyVersion(surveillance.policyVersion);
}

/** What every notice about a case names; never where the suspicion came from. */
export function aboutSurveillance(surveillance: Surveillance): About {
  const { number: reference, providerName, category } = surveillance;
  return { ...surveillanceCase(surveillance), reference, providerName, category };
}

/** The provider of the certification that a case is about. */
export function toSurveilled({ certificationNumber }: Surveillance): NoticeRecipient {
  return { to: "provider", certificationNumber };
}

/** Whether the provider has been told that there is a case; until then, to it there is none (S-04). */
export function isNotified(surveillance: Surveillance): boolean {
  return "requests" in surveillance && surveillance.requests.length > 0;
}

/** A case that a member of staff wants to do something with, or why they may not. */
export async function surveillanceFor(
  deps: Pick<Deps, "register">,
  actor: Actor,
  act: PermittedAct,
  id: string,
): Promise<Outcome<Surveillance>> {
  const surveillance = await loadSurveillance(deps, id);
  if (surveillance === undefined) return refused("not-found");
  return forbids(actor, act, surveillance) ?? done(surveillance);
}

/** A case that a provider wants to do something with. One that it was not notified of is not found, like a stranger's. */
export async function ownSurveillance(
  deps: Pick<Deps, "register">,
  actor: Actor,
  act: PermittedAct,
  id: string,
): Promise<Outcome<Surveillance>> {
  const found = await surveillanceFor(deps, actor, "readSurveillance", id);
  if (!found.done) return found;
  const shown = providerSurveillanceView(found.value.status, isNotified(found.value));
  if (shown === undefined) return refused("not-found");
  return forbids(actor, act, found.value) ?? found;
}

/** Whoever of the staff has worked on a case may not conclude it (F-01). */
export function handledToo({ handledBy }: Surveillance, { subject }: ActedBy): string[] {
  return [...new Set([...handledBy, subject])];
}

export type SurveillanceStep = {
  readonly surveillance: Surveillance;
  readonly act: SurveillanceAct;
  readonly by: ActedBy;
  /** Fields of the next state; what the next status does not know of falls away. */
  readonly changes?: Readonly<Record<string, unknown>>;
  readonly data?: JsonObject;
};

/** One act on a case, as the writes that make it; to be committed with whatever belongs to it. */
export function surveillanceStep(
  deps: Pick<Deps, "clock">,
  { surveillance, act, by, changes = {}, data = {} }: SurveillanceStep,
): Outcome<Stepped<Surveillance>> {
  return stepOf(deps, {
    table: surveillanceTransitions,
    record: surveillance,
    act,
    by,
    aggregate: partitions.surveillance(surveillance.id),
    next: (moved, at) => surveillanceRecord.parse({ ...surveillance, ...changes, ...moved, updatedAt: at }),
    data,
  });
}

/** Who was waited for until an act, and who is from then on. */
export type Handover = {
  readonly surveillance: Surveillance;
  readonly by: ActedBy;
  /** The task that the act answers: without it, the act comes too late. */
  readonly answers: TaskKind;
  readonly how?: "answer" | "expire";
  readonly opens?: { readonly kind: TaskKind; readonly dueDay?: string };
};

/** Closes the task that an act answers and opens the next one; the secretariat is told when that is its own. */
export async function handOver(
  deps: Needs,
  { surveillance, by, answers, how = "answer", opens }: Handover,
): Promise<Outcome<TaskWrites>> {
  const of = surveillanceCase(surveillance);
  const task = await openTask(deps, of, answers);
  if (task === undefined) return refused("task-closed");
  const closed = closing(task, how, by, deps.clock.now());
  return done(opens === undefined ? closed : together(closed, openingOn(deps, surveillance, opens)));
}

/** A new task of a case; the secretariat is told of its own. */
function openingOn(
  deps: Pick<Deps, "clock" | "ids">,
  surveillance: Surveillance,
  { kind, dueDay }: NonNullable<Handover["opens"]>,
): TaskWrites {
  const { corporateNumber } = surveillance;
  const of = { ...surveillanceCase(surveillance), corporateNumber };
  const due = dueDay === undefined ? {} : { dueDay };
  const task = newTask(deps, of, policyOfSurveillance(surveillance), kind, due);
  if (ballOf(kind) === "applicant") return opening(task);
  const told = notice(toSecretariat, {
    template: "taskOpened",
    ...aboutSurveillance(surveillance),
    taskKind: kind,
    dueDay: task.dueDay,
  });
  return { writes: opening(task).writes, effects: [told] };
}

/**
 * One act on a case with its handover, as one transaction.
 * @returns the case as it now stands, or why the act was refused
 */
export async function actOnSurveillance(
  deps: Needs,
  command: SurveillanceStep &
    Omit<Handover, "answers"> & {
      readonly answers?: TaskKind;
      readonly effects?: readonly Effect[];
      readonly writes?: readonly Write[];
    },
): Promise<Outcome<Surveillance>> {
  const { answers, opens, surveillance, writes = [], effects = [] } = command;
  const stepped = surveillanceStep(deps, command);
  if (!stepped.done) return stepped;
  let handed: TaskWrites =
    opens === undefined ? { writes: [], effects: [] } : openingOn(deps, surveillance, opens);
  if (answers !== undefined) {
    const handover = await handOver(deps, { ...command, answers });
    if (!handover.done) return handover;
    handed = handover.value;
  }
  const committed = await commitTogether(
    deps,
    [...stepped.value.writes, ...handed.writes, ...writes],
    [...handed.effects, ...effects],
  );
  return committed.done ? done(stepped.value.next) : committed;
}
