import type * as z from "zod";
import type { processingView as shape } from "#contracts/shapes.ts";
import type { Application } from "#records/application.ts";
import type { Task } from "#records/procedure.ts";
import { processingOf } from "#scheme/processing-period.ts";
import { policyOf } from "../core/load.ts";
import { withoutQuestions } from "../core/stretches.ts";

/** The standard processing period of a case so far (F-05); undefined before anything was filed. */
export function processingView(
  application: Application,
  tasks: readonly Task[],
  now: string,
): z.infer<typeof shape> | undefined {
  if (application.stretches.length === 0) return undefined;
  const questions = tasks.filter((task) => task.taskKind === "applicantInformation");
  const standardBusinessDays = policyOf(application).processing.standardBusinessDays.value;
  const processing = processingOf(
    withoutQuestions(application.stretches, questions),
    now,
    standardBusinessDays,
  );
  return { standardBusinessDays, ...processing, steps: [...processing.steps] };
}
