import type * as z from "zod";
import type { processingView as shape } from "#contracts/shapes.ts";
import type { Application } from "#records/application.ts";
import type { Task } from "#records/procedure.ts";
import { applicantView, applicationStatuses } from "#scheme/application-transitions.ts";
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

/**
 * The same as the applicant is shown it: their own days and everybody else's together, by the statuses they see. That
 * bodies are asked, and when, is not in it (E-05).
 */
export function applicantProcessing(
  application: Application,
  tasks: readonly Task[],
  now: string,
): z.infer<typeof shape> | undefined {
  const processing = processingView(application, tasks, now);
  if (processing === undefined) return undefined;
  const steps = new Map<string, z.infer<typeof shape>["steps"][number]>();
  for (const { step, ball, businessDays } of processing.steps) {
    const shown = { step: shownStep(step), ball: shownBall(ball) };
    const name = `${shown.step} ${shown.ball}`;
    steps.set(name, { ...shown, businessDays: (steps.get(name)?.businessDays ?? 0) + businessDays });
  }
  return { ...processing, ball: shownBall(processing.ball), steps: [...steps.values()] };
}

function shownStep(step: string): string {
  const status = applicationStatuses.find((each) => each === step);
  return status === undefined ? step : applicantView(status);
}

function shownBall<Ball extends string>(ball: Ball): Ball | "secretariat" {
  return ball === "government" ? "secretariat" : ball;
}
