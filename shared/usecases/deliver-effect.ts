import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import type { Effect, OutboxEntry } from "#records/operation.ts";
import { driving, executionOf } from "./core/driven-cases.ts";
import { endSurveillances } from "./core/end-surveillances.ts";
import { sendNotice } from "./core/send-notice.ts";
import { tellDelegators } from "./core/tell-delegators.ts";

type Needs = Pick<
  Deps,
  "register" | "documents" | "mailer" | "procedures" | "directory" | "clock" | "ids" | "log"
>;

type Delivery = "delivered" | "again";

/** Deliveries under way in this process, by register and entry: the queue and the reconciler may meet at one. */
const underWay = new WeakMap<Deps["register"], Map<string, Promise<Delivery>>>();

/**
 * Delivers one effect of an act, at least once: what it does is harmless when done again. Who comes while it is being
 * delivered in this process waits for that. `again` means that it could not be delivered now and stays pending.
 */
export const deliverEffect =
  (deps: Needs) =>
  (outboxId: string): Promise<Delivery> => {
    const deliveries = underWay.get(deps.register) ?? new Map<string, Promise<Delivery>>();
    underWay.set(deps.register, deliveries);
    const delivery =
      deliveries.get(outboxId) ?? deliverNow(deps, outboxId).finally(() => deliveries.delete(outboxId));
    deliveries.set(outboxId, delivery);
    return delivery;
  };

async function deliverNow(deps: Needs, outboxId: string): Promise<Delivery> {
  const entry = await deps.register.get("outbox", keys.outbox(outboxId));
  if (entry === undefined || entry.status !== "pending") return "delivered";
  try {
    const settled = await deliver(deps, entry);
    await mark(deps, entry, settled);
    const code = settled === "delivered" ? "EFFECT_DELIVERED" : "EFFECT_UNDELIVERABLE";
    deps.log(code, { outboxId, type: entry.effect.type });
    return "delivered";
  } catch (error) {
    deps.log("EFFECT_FAILED", { outboxId, type: entry.effect.type, error: nameOf(error) });
    return "again";
  }
}

/** @returns `failed` when it can never be delivered, so that trying again would not help */
async function deliver(deps: Needs, entry: OutboxEntry): Promise<"delivered" | "failed"> {
  const { effect } = entry;
  if (effect.type === "notice") return sendNotice(deps, entry.id, effect);
  if (effect.type === "startProcedure") {
    await startIfCurrent(deps, effect);
    return "delivered";
  }
  if (effect.type === "stopProcedure") {
    await deps.procedures.stop(executionOf(effect), "The case is over");
    return "delivered";
  }
  if (effect.type === "alertDelegators") {
    await tellDelegators(deps, effect);
    return "delivered";
  }
  if (effect.type === "endSurveillances") {
    await endSurveillances(deps, effect.certificationNumber);
    return "delivered";
  }
  const found = await deps.register.get("taskToken", keys.taskToken(effect.taskId));
  if (found !== undefined) {
    await deps.procedures.resume(found.token, { outcome: "closed" });
    await deps.register.commit([{ put: "remove", kind: "taskToken", key: keys.taskToken(effect.taskId) }]);
  }
  return "delivered";
}

/** Starts an execution unless a later generation has taken its place while nobody could start it. */
async function startIfCurrent(
  deps: Needs,
  effect: Extract<Effect, { type: "startProcedure" }>,
): Promise<void> {
  const { load, input } = driving[effect.procedure];
  const driven = await load(deps, effect.caseId);
  if (driven?.generation !== effect.generation) return;
  await deps.procedures.start(executionOf(effect), input(effect.caseId));
}

async function mark(deps: Needs, entry: OutboxEntry, status: "delivered" | "failed"): Promise<void> {
  const record: OutboxEntry = {
    ...entry,
    version: entry.version + 1,
    status,
    attempts: entry.attempts + 1,
    ...(status === "delivered"
      ? { deliveredAt: deps.clock.now() }
      : { failure: "No address of the recipient is known" }),
  };
  const outcome = await deps.register.commit([
    { put: "replace", record, when: [{ field: "status", is: "oneOf", values: ["pending"] }] },
  ]);
  if (!outcome.committed && outcome.reason === "contention") throw new Error("The register is busy");
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
