import type { Deps } from "#ports";
import type { Certification, Prerequisite } from "#records/certification.ts";
import type { Task } from "#records/procedure.ts";
import type { TaskKind } from "#scheme/task-transitions.ts";
import { aboutCertification, certificationCase, certificationTaskCase } from "./certifications.ts";
import { notice, toSecretariat } from "./effects.ts";
import { prerequisitePolicy } from "./prerequisites.ts";
import { newTask, noTaskWrites, opening, openTask, type TaskWrites } from "./tasks.ts";

type Found = { readonly certification: Certification; readonly prerequisite: Prerequisite };

/** The open task of a kind about a prerequisite, or undefined. */
export function prerequisiteTask(
  deps: Pick<Deps, "register">,
  { certificationNumber, prerequisite: topic }: Prerequisite,
  kind: TaskKind,
): Promise<Task | undefined> {
  return openTask(deps, certificationCase({ number: certificationNumber }), kind, { topic });
}

/** Asks the secretariat to look at a prerequisite, and tells it so; nothing when it is asked already. */
export async function askingSecretariat(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  { certification, prerequisite }: Found,
  kind: Extract<TaskKind, "renewalCheck" | "prerequisiteReview">,
): Promise<TaskWrites> {
  if ((await prerequisiteTask(deps, prerequisite, kind)) !== undefined) return noTaskWrites;
  const policy = prerequisitePolicy(prerequisite);
  const of = certificationTaskCase(certification);
  const task = newTask(deps, of, policy, kind, { topic: prerequisite.prerequisite });
  const told = notice(toSecretariat, {
    template: "taskOpened",
    ...aboutCertification(certification),
    taskKind: kind,
    dueDay: task.dueDay,
  });
  return { writes: opening(task).writes, effects: [told] };
}
