import type { Deps, Write } from "#ports";
import { chainEvent, genesisTip } from "#proof/event-chain.ts";
import { type Certification, type Prerequisite, prerequisiteRecord } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import { keys, partitions } from "#records/layout.ts";
import { jstDay } from "#scheme/calendar.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { type LapseDays, nextPrerequisiteAttention, standingDays } from "#scheme/prerequisite-attention.ts";
import { type PrerequisiteStanding, prerequisiteStanding } from "#scheme/prerequisite-standing.ts";
import {
  type PrerequisiteAct,
  type PrerequisiteKind,
  prerequisiteKinds,
  prerequisiteTransitions,
} from "#scheme/prerequisite-transitions.ts";
import type { Outcome } from "../outcome.ts";
import { type Stepped, stepOf } from "./act.ts";
import { certifiedFields } from "./certifications.ts";
import type { JsonObject } from "./json.ts";

type Reads = Pick<Deps, "register">;

/** One prerequisite of a certification, or undefined. */
export function loadPrerequisite(
  deps: Reads,
  number: string,
  kind: PrerequisiteKind,
): Promise<Prerequisite | undefined> {
  return deps.register.get("prerequisite", keys.prerequisite(number, kind));
}

/** The prerequisites of a certification, always in the same order. */
export async function loadPrerequisites(deps: Reads, number: string): Promise<readonly Prerequisite[]> {
  const found = await Promise.all(prerequisiteKinds.map((kind) => loadPrerequisite(deps, number, kind)));
  return found.filter((each) => each !== undefined);
}

/** The ledger's name of a prerequisite. */
export function prerequisiteAggregate(
  of: Pick<Prerequisite, "certificationNumber" | "prerequisite">,
): string {
  return partitions.prerequisite(of.certificationNumber, of.prerequisite);
}

/** The policy a prerequisite is kept under. */
export function prerequisitePolicy({ policyVersion: version }: Pick<Prerequisite, "policyVersion">): Policy {
  return policyVersion(version);
}

/** What the policy says of the lapse of a prerequisite, in calendar days. */
export function lapseDays({ upkeep }: Policy): LapseDays {
  return {
    remindBefore: upkeep.prerequisiteReminderDaysBefore.value,
    lapseNoticeAfter: upkeep.lapseNoticeDaysAfter.value,
    revocationStartsAfter: upkeep.revocationStartsDaysAfter.value,
    renewing: upkeep.renewalUnderWayDaysAfter.value,
  };
}

/**
 * How a prerequisite stands on a day, computed from its dates (M-03).
 * @param day JST day
 */
export function standingOfPrerequisite(prerequisite: Prerequisite, day: string): PrerequisiteStanding {
  const days = standingDays(lapseDays(prerequisitePolicy(prerequisite)));
  return prerequisiteStanding(prerequisite, day, days);
}

type Changes = Partial<
  Pick<Prerequisite, "validUntil" | "report" | "renewing" | "notListed" | "remindersSent" | "attentionDay">
>;

/**
 * One act on a prerequisite, as the writes that make it. The next day of attention follows from its dates, unless it is
 * among the changes.
 */
export function prerequisiteStep(
  deps: Pick<Deps, "clock">,
  step: {
    readonly prerequisite: Prerequisite;
    readonly act: PrerequisiteAct;
    readonly by: ActedBy;
    readonly changes?: Changes;
    readonly data?: JsonObject;
  },
): Outcome<Stepped<Prerequisite>> {
  const { prerequisite, changes = {}, data = {} } = step;
  return stepOf(deps, {
    table: prerequisiteTransitions,
    record: prerequisite,
    act: step.act,
    by: step.by,
    aggregate: prerequisiteAggregate(prerequisite),
    next: (moved, at) => {
      const changed = { ...prerequisite, ...changes, ...moved };
      const days = lapseDays(prerequisitePolicy(prerequisite));
      const attentionDay = nextPrerequisiteAttention(changed, days, jstDay(at));
      return prerequisiteRecord.parse({ ...changed, attentionDay, ...changes });
    },
    data,
  });
}

/** The writes that begin to keep the prerequisites of a new certification (M-03), each with its own ledger. */
export function newPrerequisites(
  deps: Pick<Deps, "clock">,
  certification: Certification,
  begun: {
    /** The last day of each, as it was checked. */
    readonly validUntil: Readonly<Record<PrerequisiteKind, string | undefined>>;
    readonly conflictedStaff: readonly string[];
    readonly by: ActedBy;
  },
): readonly Write[] {
  const at = deps.clock.now();
  const today = jstDay(at);
  return prerequisiteKinds.flatMap((prerequisite): readonly Write[] => {
    const validUntil = begun.validUntil[prerequisite];
    const name = { certificationNumber: certification.number, prerequisite };
    const event = chainEvent({
      tip: genesisTip,
      event: {
        kind: "event",
        aggregate: prerequisiteAggregate(name),
        act: "beginPrerequisite",
        to: "current",
        by: begun.by,
        at,
        data: { validUntil: validUntil ?? "" },
      },
    });
    const record = prerequisiteRecord.parse({
      kind: "prerequisite",
      ...certifiedFields(certification, today),
      prerequisite,
      version: 1,
      status: "current",
      validUntil,
      ledger: { sequence: event.sequence, hash: event.hash },
      conflictedStaff: begun.conflictedStaff,
      remindersSent: 0,
    });
    const days = lapseDays(prerequisitePolicy(record));
    const attentionDay = nextPrerequisiteAttention(record, days, today);
    return [
      { put: "create", record: { ...record, attentionDay } },
      { put: "create", record: event },
    ];
  });
}

/** What a reviewer made of a prerequisite without moving it: kept in its ledger, at the version it was judged on. */
export function reviewStep(
  deps: Pick<Deps, "clock">,
  review: { readonly prerequisite: Prerequisite; readonly by: ActedBy; readonly data: JsonObject },
): readonly Write[] {
  const { prerequisite, by, data } = review;
  const { status, version } = prerequisite;
  const event = chainEvent({
    tip: prerequisite.ledger,
    event: {
      kind: "event",
      aggregate: prerequisiteAggregate(prerequisite),
      act: "reviewPrerequisite",
      from: status,
      to: status,
      by,
      at: deps.clock.now(),
      data,
    },
  });
  const ledger = { sequence: event.sequence, hash: event.hash };
  return [
    {
      put: "replace",
      record: { ...prerequisite, version: version + 1, ledger },
      when: [{ field: "version", is: "oneOf", values: [version] }],
    },
    { put: "create", record: event },
  ];
}
