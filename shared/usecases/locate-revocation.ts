import type { Deps } from "#ports";
import type { TaskKind } from "#scheme/task-transitions.ts";
import { loadRevocation, revocationCase, revocationWaits } from "./core/revocations.ts";
import { openTask } from "./core/tasks.ts";
import { timeLeft } from "./core/time-left.ts";

/** Where a revocation stands, as its procedure needs to know it: for whom it waits, by the kind of their task. */
export type RevocationLocation = { readonly step: TaskKind | "end"; readonly timeoutSeconds: number };

/** Finds where a revocation stands in the register; an execution that was lost goes on from there (design: the hub). */
export const locateRevocation =
  (deps: Pick<Deps, "register" | "clock">) =>
  async ({ caseId }: { readonly caseId: string }): Promise<RevocationLocation> => {
    const revocation = await loadRevocation(deps, caseId);
    if (revocation === undefined) throw new Error(`There is no revocation ${caseId}`);
    const step = revocationWaits[revocation.status];
    if (step === undefined) return { step: "end", timeoutSeconds: 1 };
    const task = await openTask(deps, revocationCase(revocation), step);
    return { step, timeoutSeconds: timeLeft(task, deps.clock.now()) };
  };
