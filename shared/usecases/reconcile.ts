import type { Deps } from "#ports";
import type { Application } from "#records/application.ts";
import type { RecordKind, RecordOf } from "#records/index.ts";
import type { IndexName } from "#records/layout.ts";
import { partitions } from "#records/layout.ts";
import type { ApplicationStatus } from "#scheme/application-transitions.ts";
import { eachAlone } from "./core/each-alone.ts";
import { outboxWrites } from "./core/effects.ts";
import { loadApplication } from "./core/load.ts";
import { documentKey } from "./core/uploads.ts";
import { deliverEffect, executionOf } from "./deliver-effect.ts";
import { inspectDocument } from "./inspect-document.ts";

/** The statuses in which a procedure must be running. */
const driven: readonly ApplicationStatus[] = [
  "submitted",
  "formCheck",
  "remediation",
  "accepted",
  "inquiry",
  "review",
  "awaitingDecision",
];

/**
 * Brings the world back in line with the register: delivers effects left pending, inspects documents whose arrival
 * went unnoticed, and starts lost executions again from where their case stands. What cannot be done for one case keeps
 * no other waiting.
 */
export const reconcile = (deps: Deps) => async (): Promise<{ restarted: number }> => {
  // Looked up before the effects: what is filed from now on has its start among them or after them, and is not lost.
  const applications = await drivenApplications(deps);
  const pending = await everything(deps, "outbox", "standing", partitions.pendingOutbox);
  await eachAlone(deps, "reconcile", pending, (entry) => deliverEffect(deps)(entry.id));
  for (const document of await everything(deps, "document", "standing", partitions.awaitedDocuments)) {
    const key = documentKey(document);
    await inspectUnnoticed(deps, key);
  }
  const { results } = await eachAlone(deps, "reconcile", applications, (each) => restart(deps, each));
  return { restarted: results.filter((started) => started).length };
};

/** One document that cannot be inspected holds up nothing else: it is awaited still, and looked at again next time. */
async function inspectUnnoticed(deps: Deps, key: string): Promise<void> {
  try {
    if ((await deps.documents.quarantined(key)) !== undefined) await inspectDocument(deps)({ key });
  } catch (error) {
    deps.log("INSPECTION_FAILED", { error: error instanceof Error ? error.name : "unknown" });
  }
}

async function drivenApplications(deps: Deps): Promise<Application[]> {
  const found: Application[] = [];
  for (const status of driven) {
    found.push(...(await everything(deps, "application", "standing", partitions.applicationsIn(status))));
  }
  for (const { applicationId } of await everything(
    deps,
    "certification",
    "standing",
    partitions.unissuedCertifications,
  )) {
    const application = await loadApplication(deps, applicationId);
    if (application !== undefined) found.push(application);
  }
  return found;
}

/** Starts a lost execution again under the next generation; of two that try, one does. */
async function restart(deps: Deps, application: Application): Promise<boolean> {
  const { id: applicationId, generation } = application;
  if (await deps.procedures.isRunning(executionOf({ applicationId, generation }))) return false;
  const next = { ...application, version: application.version + 1, generation: generation + 1 };
  const writes = outboxWrites(
    deps,
    [{ type: "startProcedure", applicationId, generation: next.generation }],
    deps.clock.now(),
  );
  const outcome = await deps.register.commit([
    {
      put: "replace",
      record: next,
      when: [{ field: "version", is: "oneOf", values: [application.version] }],
    },
    ...writes,
  ]);
  if (!outcome.committed) return false;
  deps.log("PROCEDURE_RESTARTED", { applicationId, generation: next.generation });
  for (const write of writes) {
    if (write.put === "create" && write.record.kind === "outbox") await deliverEffect(deps)(write.record.id);
  }
  return true;
}

async function everything<Kind extends RecordKind>(
  deps: Pick<Deps, "register">,
  kind: Kind,
  index: IndexName,
  partition: string,
): Promise<RecordOf<Kind>[]> {
  const found: RecordOf<Kind>[] = [];
  let after: string | undefined;
  do {
    const page = await deps.register.listBy(kind, index, partition, {
      limit: 1000,
      ...(after === undefined ? {} : { after }),
    });
    found.push(...page.records);
    after = page.next;
  } while (after !== undefined);
  return found;
}
