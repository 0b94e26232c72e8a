import type { Deps, Write } from "#ports";
import { chainEvent } from "#proof/event-chain.ts";
import type { Application } from "#records/application.ts";
import type { ActedBy } from "#records/common.ts";
import { partitions } from "#records/layout.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import type { JsonObject } from "./json.ts";

/**
 * An act that is recorded on an application without moving it: its ledger event, the changed fields and whatever
 * belongs to it in one transaction, at the version it was judged on.
 */
export async function recordOnApplication(
  deps: Pick<Deps, "register" | "clock">,
  command: {
    readonly application: Application;
    readonly act: "declareConflict" | "addStaffDocument";
    readonly by: ActedBy;
    readonly changes: Partial<Pick<Application, "conflictedStaff" | "reviewedBy">>;
    readonly data: JsonObject;
    readonly writes?: readonly Write[];
  },
): Promise<Outcome<Application>> {
  const { application, act, by, changes, data, writes = [] } = command;
  const at = deps.clock.now();
  const event = chainEvent({
    tip: application.ledger,
    event: {
      kind: "event",
      aggregate: partitions.application(application.id),
      act,
      from: application.status,
      to: application.status,
      by,
      at,
      data,
    },
  });
  const next: Application = {
    ...application,
    ...changes,
    version: application.version + 1,
    updatedAt: at,
    ledger: { sequence: event.sequence, hash: event.hash },
  };
  const outcome = await deps.register.commit([
    {
      put: "replace",
      record: next,
      when: [{ field: "version", is: "oneOf", values: [application.version] }],
    },
    { put: "create", record: event },
    ...writes,
  ]);
  return outcome.committed ? done(next) : refused("changed-meanwhile");
}
