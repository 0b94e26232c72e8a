import type { Deps, Write } from "#ports";
import type { ActedBy, CaseRef } from "#records/common.ts";
import { keys, partitions } from "#records/layout.ts";
import type { Effect } from "#records/operation.ts";
import { type Tip, type TipMessage, tipMessageRecord, tipRecord } from "#records/tip.ts";
import type { PermittedAct } from "#scheme/permissions.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import type { TaskKind } from "#scheme/task-transitions.ts";
import { type TipAct, tipTransitions } from "#scheme/tip-transitions.ts";
import type { Actor } from "../actor.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { commitTogether, type Stepped, stepOf } from "./act.ts";
import { forbids } from "./authorise.ts";
import type { About } from "./case-facts.ts";
import { notice, toSecretariat } from "./effects.ts";
import type { JsonObject } from "./json.ts";
import { listAll } from "./load.ts";
import { closing, newTask, opening, openTask, type TaskWrites } from "./tasks.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;

export function tipCase({ id }: Pick<Tip, "id">): CaseRef {
  return { caseKind: "tip", caseId: id };
}

/** What a notice about a tip names: its number, never whom it is about. */
export function aboutTip(tip: Pick<Tip, "id" | "number">): About {
  return { ...tipCase(tip), reference: tip.number };
}

export function tipMessages(deps: Pick<Deps, "register">, { id }: Pick<Tip, "id">): Promise<TipMessage[]> {
  return listAll(deps, "tipMessage", partitions.tip(id));
}

/** A tip that a member of staff wants to do something with, or why they may not. */
export async function tipFor(
  deps: Pick<Deps, "register">,
  actor: Actor,
  act: PermittedAct,
  id: string,
): Promise<Outcome<Tip>> {
  const tip = await deps.register.get("tip", keys.tip(id));
  if (tip === undefined) return refused("not-found");
  const { corporateNumber = "", conflictedStaff } = tip;
  return forbids(actor, act, { corporateNumber, conflictedStaff }) ?? done(tip);
}

export type TipStep = {
  readonly tip: Tip;
  readonly act: TipAct;
  readonly by: ActedBy;
  readonly changes?: Partial<Tip>;
  readonly data?: JsonObject;
};

/** One act on a tip, as the writes that make it. */
function tipStep(
  deps: Pick<Deps, "clock">,
  { tip, act, by, changes = {}, data = {} }: TipStep,
): Outcome<Stepped<Tip>> {
  return stepOf(deps, {
    table: tipTransitions,
    record: tip,
    act,
    by,
    aggregate: partitions.tip(tip.id),
    next: (moved, at) => tipRecord.parse({ ...tip, ...changes, ...moved, updatedAt: at }),
    data,
  });
}

/** One act on a tip with what belongs to it, as one transaction. */
export async function actOnTip(
  deps: Needs,
  command: TipStep & { readonly writes?: readonly Write[]; readonly effects?: readonly Effect[] },
): Promise<Outcome<Tip>> {
  const stepped = tipStep(deps, command);
  if (!stepped.done) return stepped;
  const writes = [...stepped.value.writes, ...(command.writes ?? [])];
  const committed = await commitTogether(deps, writes, command.effects);
  return committed.done ? done(stepped.value.next) : committed;
}

/** A new task on a tip, of which the secretariat is told. */
export function openingTipTask(
  deps: Pick<Deps, "clock" | "ids">,
  tip: Pick<Tip, "id" | "number" | "policyVersion">,
  kind: TaskKind,
): TaskWrites {
  const task = newTask(deps, tipCase(tip), policyVersion(tip.policyVersion), kind);
  const { taskKind, dueDay } = task;
  const told = notice(toSecretariat, { template: "taskOpened", ...aboutTip(tip), taskKind, dueDay });
  return { writes: opening(task).writes, effects: [told] };
}

/** Closes the task that an act answers: without it, the act comes too late. */
export async function closingTipTask(
  deps: Needs,
  tip: Tip,
  kind: TaskKind,
  by: ActedBy,
): Promise<Outcome<TaskWrites>> {
  const task = await openTask(deps, tipCase(tip), kind);
  if (task === undefined) return refused("task-closed");
  return done(closing(task, "answer", by, deps.clock.now()));
}

/** The next message about a tip; the policy says how many there may be. */
export function nextMessage(
  deps: Pick<Deps, "clock">,
  tip: Tip,
  message: { readonly text: string; readonly by?: ActedBy },
): Outcome<{ readonly number: number; readonly write: Write }> {
  const number = tip.messages + 1;
  if (number > policyVersion(tip.policyVersion).tips.maximumMessages.value)
    return refused("not-possible-now");
  const record = tipMessageRecord.parse({
    kind: "tipMessage",
    tipId: tip.id,
    number,
    from: message.by === undefined ? "reporter" : "secretariat",
    text: message.text,
    at: deps.clock.now(),
    by: message.by,
  });
  return done({ number, write: { put: "create", record } });
}
