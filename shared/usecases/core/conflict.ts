import type { Write } from "#ports";
import { chainEvent } from "#proof/event-chain.ts";
import type { ActedBy } from "#records/common.ts";
import type { CorrectiveAction, Surveillance } from "#records/surveillance.ts";
import type { Tip } from "#records/tip.ts";

/**
 * The writes of a declared conflict of interest on a record: whoever declares it is among those who may do nothing with
 * it, at the version it was judged on, and the ledger knows why (F-01).
 */
export function conflictDeclared(
  record: Surveillance | CorrectiveAction | Tip,
  aggregate: string,
  { by, statement, at }: { readonly by: ActedBy; readonly statement: string; readonly at: string },
): Write[] {
  const { status, version } = record;
  const event = chainEvent({
    tip: record.ledger,
    event: {
      kind: "event",
      aggregate,
      act: "declareConflict",
      from: status,
      to: status,
      by,
      at,
      data: { statement },
    },
  });
  const next = {
    ...record,
    version: version + 1,
    conflictedStaff: [...record.conflictedStaff, by.subject],
    ledger: { sequence: event.sequence, hash: event.hash },
  };
  return [
    { put: "replace", record: next, when: [{ field: "version", is: "oneOf", values: [version] }] },
    { put: "create", record: event },
  ];
}
