import type { Deps, Write } from "#ports";
import type { ActedBy } from "#records/common.ts";
import { keys, partitions } from "#records/layout.ts";
import type { NoticeContent, NoticeRecipient } from "#records/notice-content.ts";
import type { Effect } from "#records/operation.ts";
import { type Revocation, revocationRecord } from "#records/revocation.ts";
import { jstDay } from "#scheme/calendar.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import {
  type RevocationAct,
  type RevocationStatus,
  revocationTransitions,
} from "#scheme/revocation-transitions.ts";
import { ballOf, type TaskAct, type TaskKind } from "#scheme/task-transitions.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { commitTogether, type Stepped, stepOf } from "./act.ts";
import { notice, toSecretariat } from "./effects.ts";
import type { JsonObject } from "./json.ts";
import { closing, newTask, noTaskWrites, opening, openTask, type TaskWrites, together } from "./tasks.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** Whom a revocation waits for, by where it stands. */
export const revocationWaits: Readonly<Record<RevocationStatus, TaskKind | undefined>> = {
  planned: "revocationNotice",
  noticed: "hearing",
  heard: "hearingReport",
  reported: "revocationProposal",
  awaitingDecision: "revocationDecision",
  revokedUrgently: "hearingAfterwards",
  urgentNoticed: "hearing",
  urgentHeard: "hearingReport",
  urgentReported: "revocationDecision",
  revoked: "objectionPeriod",
  objected: "objectionDecision",
  final: undefined,
  setAside: undefined,
  notRevoked: undefined,
  discontinued: undefined,
};

/** The revocation of an id, or undefined. */
export function loadRevocation(deps: Pick<Deps, "register">, id: string): Promise<Revocation | undefined> {
  return deps.register.get("revocation", keys.revocation(id));
}

/** The case that a revocation is, with its company: its tasks, documents and notices. */
export function revocationCase({ id, corporateNumber }: Pick<Revocation, "id" | "corporateNumber">) {
  return { caseKind: "revocation", caseId: id, corporateNumber } as const;
}

/** The policy a revocation runs under: that of the day it was opened on (N-01). */
export function policyOfRevocation({ policyVersion: version }: Pick<Revocation, "policyVersion">): Policy {
  return policyVersion(version);
}

/** What every notice about a revocation names. */
export function aboutRevocation(
  revocation: Revocation,
): Pick<NoticeContent, "caseKind" | "caseId" | "reference" | "providerName" | "category"> {
  const { id: caseId, number: reference, providerName, category } = revocation;
  return { caseKind: "revocation", caseId, reference, providerName, category };
}

/** The provider of the certification, as whom a notice is for. */
export function toRevokedProvider({ certificationNumber }: Revocation): NoticeRecipient {
  return { to: "provider", certificationNumber };
}

export type ActOnRevocation = {
  readonly revocation: Revocation;
  readonly act: RevocationAct;
  readonly by: ActedBy;
  /** Fields of the next state; what the next status does not know of falls away. */
  readonly changes?: Readonly<Record<string, unknown>>;
  /** What the ledger keeps of the act. */
  readonly data?: JsonObject;
  /** How the task that was waited for ends: answered unless told. */
  readonly ends?: Extract<TaskAct, "answer" | "expire" | "cancel">;
  readonly effects?: readonly Effect[];
  readonly writes?: readonly Write[];
};

/**
 * One act on a revocation, as writes and effects: the next state, its ledger event, the task it answers closed and the
 * task of whoever is waited for next opened. Nothing is written yet.
 * @returns the revocation as it will stand, or why the act is refused
 */
export async function revocationStep(
  deps: Needs,
  { revocation, act, by, changes = {}, data = {}, ends = "answer" }: ActOnRevocation,
): Promise<Outcome<Stepped<Revocation> & { readonly effects: readonly Effect[] }>> {
  const stepped = stepOf(deps, {
    table: revocationTransitions,
    record: revocation,
    act,
    by,
    aggregate: partitions.revocation(revocation.id),
    next: (moved, at) => revocationRecord.parse({ ...revocation, ...changes, ...moved, updatedAt: at }),
    data,
  });
  if (!stepped.done) return stepped;
  const { next, writes } = stepped.value;
  const tasks = await movingOn(deps, revocation, next, by, ends);
  if (tasks === undefined) return refused("task-closed");
  return done({ next, writes: [...writes, ...tasks.writes], effects: tasks.effects });
}

/** One act on a revocation as one transaction with whatever belongs to it. All or nothing. */
export async function actOnRevocation(deps: Needs, command: ActOnRevocation): Promise<Outcome<Revocation>> {
  const stepped = await revocationStep(deps, command);
  if (!stepped.done) return stepped;
  const { next, writes, effects } = stepped.value;
  const committed = await commitTogether(
    deps,
    [...writes, ...(command.writes ?? [])],
    [...effects, ...(command.effects ?? [])],
  );
  return committed.done ? done(next) : committed;
}

/** Undefined when the task that the act would answer is closed already. */
async function movingOn(
  deps: Needs,
  before: Revocation,
  after: Revocation,
  by: ActedBy,
  ends: "answer" | "expire" | "cancel",
): Promise<TaskWrites | undefined> {
  const [waited, waits] = [revocationWaits[before.status], revocationWaits[after.status]];
  if (waited === waits) return noTaskWrites;
  const answered = waited === undefined ? undefined : await openTask(deps, revocationCase(before), waited);
  if (waited !== undefined && answered === undefined) return undefined;
  return together(
    answered === undefined ? noTaskWrites : closing(answered, ends, by, deps.clock.now()),
    waits === undefined ? noTaskWrites : waitingFor(deps, after, waits),
  );
}

/** The task of whoever is waited for next. Staff are told of theirs; the provider is told by the act's own notice. */
export function waitingFor(deps: Needs, revocation: Revocation, taskKind: TaskKind): TaskWrites {
  const due = "objectionUntil" in revocation ? revocation.objectionUntil : undefined;
  const dueDay = taskKind === "objectionPeriod" && due !== undefined ? { dueDay: due } : {};
  const task = newTask(deps, revocationCase(revocation), policyOfRevocation(revocation), taskKind, dueDay);
  if (ballOf(taskKind) === "applicant") return opening(task);
  const told = notice(toSecretariat, {
    template: "taskOpened",
    ...aboutRevocation(revocation),
    taskKind,
    dueDay: task.dueDay,
  });
  return { writes: opening(task).writes, effects: [told] };
}

/** The JST day since which the certification stands revoked, or undefined when it never did. */
export function revokedOn(revocation: Revocation): string | undefined {
  if ("urgency" in revocation && revocation.urgency !== undefined) return revocation.urgency.day;
  if (revocation.status === "notRevoked") return undefined;
  return "decision" in revocation && revocation.decision !== undefined ? revocation.decision.day : undefined;
}

/** Whether the provider knows of it: from the notice, or from an urgent revocation, on. */
export function isKnownToProvider(revocation: Revocation): boolean {
  return ("notice" in revocation && revocation.notice !== undefined) || revokedOn(revocation) !== undefined;
}

/** Today as the calendar of Japan has it. */
export function todayOf({ clock }: Pick<Deps, "clock">): string {
  return jstDay(clock.now());
}

/** A decision as it is kept, and the deciders of the case with the one who made it. */
export function decisionBy(
  deps: Pick<Deps, "clock">,
  { decidedBy }: Pick<Revocation, "decidedBy">,
  by: ActedBy,
  reasons: string,
) {
  const at = deps.clock.now();
  return {
    decision: { reasons, by, at, day: jstDay(at) },
    decidedBy: [...new Set([...decidedBy, by.subject])],
  };
}
