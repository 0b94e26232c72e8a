import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import type { TaskKind } from "#scheme/task-transitions.ts";
import { openTask } from "./core/tasks.ts";

type Input = {
  readonly applicationId: string;
  readonly taskKind: TaskKind;
  readonly body?: string | undefined;
  readonly token: string;
};

/**
 * Attaches a waiting execution's token to the open task. When nobody is waited for any more, the execution goes on at
 * once: the task was answered while it was on its way.
 */
export const awaitTask =
  (deps: Pick<Deps, "register" | "procedures" | "clock">) =>
  async ({ applicationId, taskKind, body, token }: Input): Promise<{ applicationId: string }> => {
    const task = await openTask(deps, applicationId, taskKind, body);
    const attached = task !== undefined && (await attach(deps, applicationId, task.id, token));
    if (!attached) await deps.procedures.resume(token, { outcome: "closed" });
    return { applicationId };
  };

async function attach(
  deps: Pick<Deps, "register" | "clock">,
  applicationId: string,
  taskId: string,
  token: string,
): Promise<boolean> {
  const outcome = await deps.register.commit([
    {
      put: "check",
      kind: "task",
      key: keys.task(applicationId, taskId),
      when: [{ field: "status", is: "oneOf", values: ["open"] }],
    },
    { put: "upsert", record: { kind: "taskToken", taskId, token, attachedAt: deps.clock.now() } },
  ]);
  if (!outcome.committed && outcome.reason === "contention") throw new Error("The register is busy");
  return outcome.committed;
}
