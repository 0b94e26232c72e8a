import type * as z from "zod";
import type { eventView as shape } from "#contracts/shapes.ts";
import type { LedgerEvent } from "#records/operation.ts";

/** One act of the record, with all that the ledger keeps of it (N-04). */
export function eventView(event: LedgerEvent): z.infer<typeof shape> {
  const { sequence, act, from, to, by, at, data, previousHash, hash } = event;
  const base = { sequence, act, to, byName: by.name, role: by.role, at, data, previousHash, hash };
  return from === undefined ? base : { ...base, from };
}
