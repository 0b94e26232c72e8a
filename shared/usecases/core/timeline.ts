import type * as z from "zod";
import type { eventView as shape } from "#contracts/shapes.ts";
import type { Deps } from "#ports";
import { verifyChain } from "#proof/event-chain.ts";
import type { ChainTip } from "#records/common.ts";
import type { LedgerEvent } from "#records/operation.ts";
import { listAll } from "./load.ts";

type View = z.infer<typeof shape>;

/** Every act on a record in its order, and whether the hash chain is unbroken and ends where the record says (N-04). */
export async function timelineOf(
  deps: Pick<Deps, "register">,
  aggregate: string,
  tip: ChainTip,
): Promise<{ readonly events: View[]; readonly intact: boolean }> {
  const events = await listAll(deps, "event", aggregate);
  const intact = verifyChain(events) && events.at(-1)?.hash === tip.hash;
  return { events: events.map(eventView), intact };
}

function eventView({ sequence, act, from, to, by, at, data, previousHash, hash }: LedgerEvent): View {
  const base = { sequence, act, to, byName: by.name, role: by.role, at, data, previousHash, hash };
  return from === undefined ? base : { ...base, from };
}
