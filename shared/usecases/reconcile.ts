import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import { type ProcedureName, procedureNames } from "#records/operation.ts";
import { type DrivenCase, driving, executionOf } from "./core/driven-cases.ts";
import { eachAlone } from "./core/each-alone.ts";
import { outboxWrites } from "./core/effects.ts";
import { everything } from "./core/everything.ts";
import { documentKey } from "./core/uploads.ts";
import { deliverEffect } from "./deliver-effect.ts";
import { inspectDocument } from "./inspect-document.ts";

/**
 * Brings the world back in line with the register: delivers effects left pending, inspects documents whose arrival
 * went unnoticed, and starts lost executions again from where their case stands. What cannot be done for one case keeps
 * no other waiting.
 */
export const reconcile = (deps: Deps) => async (): Promise<{ restarted: number }> => {
  // Looked up before the effects: what is filed from now on has its start among them or after them, and is not lost.
  const cases = await casesUnderWay(deps);
  const pending = await everything(deps, "outbox", "standing", partitions.pendingOutbox);
  await eachAlone(deps, "reconcile", pending, (entry) => deliverEffect(deps)(entry.id));
  for (const document of await everything(deps, "document", "standing", partitions.awaitedDocuments)) {
    const key = documentKey(document);
    await inspectUnnoticed(deps, key);
  }
  const { results } = await eachAlone(deps, "reconcile", cases, (each) => restart(deps, each));
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

type UnderWay = { readonly procedure: ProcedureName; readonly driven: DrivenCase };

async function casesUnderWay(deps: Deps): Promise<UnderWay[]> {
  const found: UnderWay[] = [];
  for (const procedure of procedureNames) {
    const cases = await driving[procedure].underWay(deps);
    found.push(...cases.map((driven) => ({ procedure, driven })));
  }
  return found;
}

/** How often a case is looked at again when somebody acted in it between the reading and the writing. */
const attempts = 5;

/** Starts a lost execution again under the next generation; of two that try, one does. */
async function restart(deps: Deps, { procedure, driven }: UnderWay, tried = 1): Promise<boolean> {
  const { id: caseId, generation } = driven;
  if (await deps.procedures.isRunning(executionOf({ procedure, caseId, generation }))) return false;
  const next = { ...driven, version: driven.version + 1, generation: generation + 1 };
  const writes = outboxWrites(
    deps,
    [{ type: "startProcedure", procedure, caseId, generation: next.generation }],
    deps.clock.now(),
  );
  const outcome = await deps.register.commit([
    { put: "replace", record: next, when: [{ field: "version", is: "oneOf", values: [driven.version] }] },
    ...writes,
  ]);
  if (!outcome.committed) {
    const acted = (await driving[procedure].underWay(deps)).find(({ id }) => id === caseId);
    return acted !== undefined && tried < attempts && restart(deps, { procedure, driven: acted }, tried + 1);
  }
  deps.log("PROCEDURE_RESTARTED", { procedure, caseId, generation: next.generation });
  for (const write of writes) {
    if (write.put === "create" && write.record.kind === "outbox") await deliverEffect(deps)(write.record.id);
  }
  return true;
}
