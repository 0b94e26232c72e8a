import type { Deps, Write } from "#ports";
import { chainEvent } from "#proof/event-chain.ts";
import type { ActedBy } from "#records/common.ts";
import { partitions } from "#records/layout.ts";
import type { Revocation } from "#records/revocation.ts";
import type { Outcome } from "../outcome.ts";
import { commitTogether } from "./act.ts";
import type { JsonObject } from "./json.ts";

/** An act that is recorded on a revocation without moving it, in one transaction with whatever belongs to it. */
export function recordOnRevocation(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  command: {
    readonly revocation: Revocation;
    readonly act: "declareConflict" | "allowReapplication";
    readonly by: ActedBy;
    readonly changes?: Partial<Pick<Revocation, "conflictedStaff">>;
    readonly data: JsonObject;
    readonly writes?: readonly Write[];
  },
): Promise<Outcome<undefined>> {
  const { revocation, act, by, changes = {}, data, writes = [] } = command;
  const at = deps.clock.now();
  const { status } = revocation;
  const event = chainEvent({
    tip: revocation.ledger,
    event: {
      kind: "event",
      aggregate: partitions.revocation(revocation.id),
      act,
      from: status,
      to: status,
      by,
      at,
      data,
    },
  });
  const ledger = { sequence: event.sequence, hash: event.hash };
  const record = { ...revocation, ...changes, version: revocation.version + 1, updatedAt: at, ledger };
  return commitTogether(deps, [
    { put: "replace", record, when: [{ field: "version", is: "oneOf", values: [revocation.version] }] },
    { put: "create", record: event },
    ...writes,
  ]);
}
