import type { ChainTip } from "#records/common.ts";
import type { LedgerEvent } from "#records/operation.ts";
import { digestOf } from "./digest.ts";

/** What stands before the first event of an aggregate. */
export const genesisTip: ChainTip = { sequence: 0, hash: "0".repeat(64) };

export type UnchainedEvent = Omit<LedgerEvent, "sequence" | "previousHash" | "hash">;

/**
 * The next event of an aggregate, chained to its tip (N-04): the hash covers everything but itself, the hash of the
 * event before included, so that no event can be changed, dropped or put between unseen.
 */
export function chainEvent(next: { readonly tip: ChainTip; readonly event: UnchainedEvent }): LedgerEvent {
  const unhashed = { ...next.event, sequence: next.tip.sequence + 1, previousHash: next.tip.hash };
  return { ...unhashed, hash: digestOf(unhashed) };
}

/** The tip an event leaves behind. */
export function tipAfter(event: LedgerEvent): ChainTip {
  return { sequence: event.sequence, hash: event.hash };
}

/** Whether an event has the hash it says. */
export function isWhole({ hash, ...unhashed }: LedgerEvent): boolean {
  return hash === digestOf(unhashed);
}

/** Whether these are the events of one aggregate from its first one on, in order and unchanged. */
export function verifyChain(events: readonly LedgerEvent[]): boolean {
  const aggregate = events[0]?.aggregate;
  let tip = genesisTip;
  for (const event of events) {
    if (event.aggregate !== aggregate) return false;
    if (event.sequence !== tip.sequence + 1 || event.previousHash !== tip.hash) return false;
    if (!isWhole(event)) return false;
    tip = tipAfter(event);
  }
  return true;
}
