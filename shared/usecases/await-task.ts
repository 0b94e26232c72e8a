import type { Deps } from "#ports";
import type { CaseRef } from "#records/common.ts";
import { keys } from "#records/layout.ts";
import type { TaskKind } from "#scheme/task-transitions.ts";
import { openTask, type TaskConcern } from "./core/tasks.ts";

type Input = CaseRef & TaskConcern & { readonly taskKind: TaskKind; readonly token: string };

/**
 * Attaches a waiting execution's token to the open task. When nobody is waited for any more, the execution goes on at
 * once: the task was answered while it was on its way.
 */
export const awaitTask =
  (deps: Pick<Deps, "register" | "procedures" | "clock">) =>
  async ({ caseKind, caseId, taskKind, body, topic, token }: Input): Promise<CaseRef> => {
    const of = { caseKind, caseId };
    const task = await openTask(deps, of, taskKind, { body, topic });
    const attached = task !== undefined && (await attach(deps, of, task.id, token));
    if (!attached) await deps.procedures.resume(token, { outcome: "closed" });
    return of;
  };

async function attach(
  deps: Pick<Deps, "register" | "clock">,
  of: CaseRef,
  taskId: string,
  token: string,
): Promise<boolean> {
  const outcome = await deps.register.commit([
    {
      put: "check",
      kind: "task",
      key: keys.task(of, taskId),
      when: [{ field: "status", is: "oneOf", values: ["open"] }],
    },
    { put: "upsert", record: { kind: "taskToken", taskId, token, attachedAt: deps.clock.now() } },
  ]);
  if (!outcome.committed && outcome.reason === "contention") throw new Error("The register is busy");
  return outcome.committed;
}
