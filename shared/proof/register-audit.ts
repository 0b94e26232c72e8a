import { chainEndOf } from "#records/aggregates.ts";
import type { ChainTip } from "#records/common.ts";
import { type Key, keyOf } from "#records/layout.ts";
import type { LedgerEvent } from "#records/operation.ts";
import { readRecord } from "#records/read-record.ts";
import { genesisTip, isWhole } from "./event-chain.ts";

/** What a copy of the register can be wrong in. */
export const auditFaults = {
  unreadable: "It is no record of the scheme",
  misplaced: "It lies under another key than its own",
  altered: "The event does not have the hash it says",
  broken: "The chain of events has a gap, or an event that does not follow from the one before",
  elsewhere: "The chain does not end where its record says",
  ownerless: "There are events, and no record they are about",
} as const;
export type AuditFault = keyof typeof auditFaults;

export type AuditFinding = {
  /** The key of an item, or the aggregate of a chain. */
  readonly at: string;
  readonly fault: AuditFault;
};

export type AuditReport = {
  readonly items: number;
  readonly events: number;
  readonly chains: number;
  readonly findings: readonly AuditFinding[];
};

/** What is remembered of an event: enough to see whether the next one follows. */
type Link = Pick<LedgerEvent, "sequence" | "previousHash" | "hash">;

const nameOf = ({ partition, sort }: Key) => `${partition} ${sort}`;
/** Whether a chain is whole, and where it ends. */
function followed(links: readonly Link[]): ChainTip | undefined {
  let tip = genesisTip;
  for (const { sequence, previousHash, hash } of links) {
    if (sequence !== tip.sequence + 1 || previousHash !== tip.hash) return undefined;
    tip = { sequence, hash };
  }
  return tip;
}

/**
 * Goes through a whole copy of the register, item by item in any order, and finds what was altered, dropped or put
 * between (N-04): every item is a record under its own key, every chain of events is whole, and ends where the record it
 * is about says. It keeps three values an event, so that a large copy fits.
 */
export function createRegisterAudit() {
  const links = new Map<string, Link[]>();
  const ends = new Map<string, ChainTip>();
  const findings: AuditFinding[] = [];
  let items = 0;
  let events = 0;

  function takeEvent(event: LedgerEvent): void {
    events += 1;
    if (!isWhole(event)) findings.push({ at: nameOf(keyOf(event)), fault: "altered" });
    const { sequence, previousHash, hash } = event;
    const sofar = links.get(event.aggregate) ?? [];
    sofar.push({ sequence, previousHash, hash });
    links.set(event.aggregate, sofar);
  }

  function chainFault(aggregate: string): AuditFault | undefined {
    const end = ends.get(aggregate);
    if (end === undefined) return "ownerless";
    const ordered = (links.get(aggregate) ?? []).toSorted((one, other) => one.sequence - other.sequence);
    const tip = followed(ordered);
    if (tip === undefined) return "broken";
    return tip.sequence === end.sequence && tip.hash === end.hash ? undefined : "elsewhere";
  }

  return {
    /** @param key where the item lies; @param fields what lies there, not parsed */
    take(key: Key, fields: unknown): void {
      items += 1;
      const record = readRecord(fields);
      if (record === undefined) {
        findings.push({ at: nameOf(key), fault: "unreadable" });
        return;
      }
      if (nameOf(keyOf(record)) !== nameOf(key)) findings.push({ at: nameOf(key), fault: "misplaced" });
      if (record.kind === "event") takeEvent(record);
      const end = chainEndOf(record);
      if (end !== undefined) ends.set(end.aggregate, end.tip);
    },
    /** What was found, when every item was taken. */
    conclude(): AuditReport {
      const aggregates = [...new Set([...links.keys(), ...ends.keys()])].toSorted();
      const ofChains = aggregates.flatMap((at): AuditFinding[] => {
        const fault = chainFault(at);
        return fault === undefined ? [] : [{ at, fault }];
      });
      return { items, events, chains: aggregates.length, findings: [...findings, ...ofChains] };
    },
  };
}
