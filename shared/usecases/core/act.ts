import type { CommitOutcome, Deps, Write } from "#ports";
import { chainEvent } from "#proof/event-chain.ts";
import type { ActedBy, ChainTip } from "#records/common.ts";
import type { AnyRecord } from "#records/index.ts";
import type { Effect } from "#records/operation.ts";
import {
  type Condition,
  holds,
  type TransitionTable,
  transitionFor,
  writeConditions,
} from "#scheme/transition.ts";
import { done, type Outcome, type Refusal, refused } from "../outcome.ts";
import { outboxWrites } from "./effects.ts";
import type { JsonObject } from "./json.ts";

/** A record that moves along a transition table and keeps a hash chain of its acts. */
type Aggregate<Status extends string> = AnyRecord & {
  readonly status: Status;
  readonly version: number;
  readonly ledger: ChainTip;
};

/** The fields that every act changes. */
export type Moved<Status extends string> = {
  readonly status: Status;
  readonly version: number;
  readonly ledger: ChainTip;
};

export type Step<Status extends string, Act extends string, Before extends Aggregate<Status>> = {
  readonly table: TransitionTable<Status, Act>;
  readonly record: Before;
  readonly act: Act;
  readonly by: ActedBy;
  /** The ledger's name of the record: the partition of its events. */
  readonly aggregate: string;
  /** The record as it is after the act. Throws when it would be none. */
  readonly next: (moved: Moved<Status>, at: string) => Before;
  /** What the ledger keeps of the act. */
  readonly data?: JsonObject;
};

export type Stepped<After> = { readonly next: After; readonly writes: readonly Write[] };

/**
 * One act on one record, as the writes that make it: the next state under the transition's own write condition, and
 * its ledger event. Nothing is written yet; acts that belong together are committed together.
 * @returns the record as it will stand, or why the act is refused: not possible from its status, four eyes, conflict
 */
export function stepOf<Status extends string, Act extends string, Before extends Aggregate<Status>>(
  deps: Pick<Deps, "clock">,
  { table, record, act, by, aggregate, next, data = {} }: Step<Status, Act, Before>,
): Outcome<Stepped<Before>> {
  const transition = transitionFor(table, record.status, act);
  if (transition === undefined) return refused("not-possible-now");
  const conditions = writeConditions(transition, record.version, by.subject);
  const broken = conditions.find((condition) => !holds(condition, record));
  if (broken !== undefined) return brokenRefusal(broken);

  const at = deps.clock.now();
  const event = chainEvent({
    tip: record.ledger,
    event: { kind: "event", aggregate, act, from: record.status, to: transition.to, by, at, data },
  });
  const after = next(
    {
      status: transition.to,
      version: record.version + 1,
      ledger: { sequence: event.sequence, hash: event.hash },
    },
    at,
  );
  return done({
    next: after,
    writes: [
      { put: "replace", record: after, when: conditions },
      { put: "create", record: event },
    ],
  });
}

/**
 * Something that is recorded on a record without moving it, as the writes that make it: its ledger event and the
 * changed fields, at the version it was judged on.
 */
export function noteOf<Status extends string, Before extends Aggregate<Status>>(
  deps: Pick<Deps, "clock">,
  note: {
    readonly record: Before;
    readonly act: string;
    readonly by: ActedBy;
    readonly aggregate: string;
    readonly next: (moved: Moved<Status>, at: string) => Before;
    readonly data?: JsonObject;
  },
): Stepped<Before> {
  const { record, act, by, aggregate, data = {} } = note;
  const { status, version } = record;
  const at = deps.clock.now();
  const event = chainEvent({
    tip: record.ledger,
    event: { kind: "event", aggregate, act, from: status, to: status, by, at, data },
  });
  const ledger = { sequence: event.sequence, hash: event.hash };
  const next = note.next({ status, version: version + 1, ledger }, at);
  return {
    next,
    writes: [
      { put: "replace", record: next, when: [{ field: "version", is: "oneOf", values: [version] }] },
      { put: "create", record: event },
    ],
  };
}

/** Commits writes that belong together with their effects: all or nothing. */
export async function commitTogether(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  writes: readonly Write[],
  effects: readonly Effect[] = [],
): Promise<Outcome<undefined>> {
  const outcome = await deps.register.commit([...writes, ...outboxWrites(deps, effects, deps.clock.now())]);
  return outcome.committed ? done(undefined) : refusalOf(outcome);
}

function brokenRefusal({ field }: Condition): Refusal {
  if (field === "conflictedStaff") return refused("conflict-of-interest");
  return refused(field === "version" || field === "status" ? "changed-meanwhile" : "four-eyes");
}

/** Which refusal a failed write is: the record moved on, its task was closed, or a name is already held. */
function refusalOf(outcome: Extract<CommitOutcome, { committed: false }>): Refusal {
  if (outcome.found?.kind === "claim") {
    const code = outcome.found.name.startsWith("certified#") ? "already-certified" : "already-open";
    return refused(code, { reference: outcome.found.heldBy });
  }
  return refused("changed-meanwhile");
}
