import type * as z from "zod";
import type { processingView as shape } from "#contracts/shapes.ts";
import type { Application } from "#records/application.ts";
import type { Task } from "#records/procedure.ts";
import { applicantView, applicationStatuses } from "#scheme/application-transitions.ts";
import { processingOf } from "#scheme/processing-period.ts";
import { policyOf } from "../core/load.ts";
import { withoutQuestions } from "../core/stretches.ts";

type View = z.infer<typeof shape>;

/** The standard processing period of a case so far (F-05); undefined before anything was filed. */
export function processingView(
  application: Application,
  tasks: readonly Task[],
  now: string,
): View | undefined {
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
): View | undefined {
  const processing = processingView(application, tasks, now);
  if (processing === undefined) return undefined;
  const steps = processing.steps.map((each) => ({
    ...each,
    step: shownStep(each.step),
    ball: shownBall(each.ball),
  }));
  return { ...processing, ball: shownBall(processing.ball), steps: merged(steps) };
}

/**
 * The same for staff who may not read answers: the days in which bodies are asked are not told apart, since those with
 * the applicant show that a body had a question (E-05).
 */
export function processingWithoutAnswers(
  application: Application,
  tasks: readonly Task[],
  now: string,
): View | undefined {
  const processing = processingView(application, tasks, now);
  if (processing === undefined) return undefined;
  const steps = processing.steps.map((each) =>
    each.step === "inquiry" ? { ...each, ball: "government" } : each,
  );
  const ball = application.status === "inquiry" ? "government" : processing.ball;
  return { ...processing, ball, steps: merged(steps) };
}

/** Steps that look alike as one, their days added up. */
function merged(steps: View["steps"]): View["steps"] {
  const byName = new Map<string, View["steps"][number]>();
  for (const each of steps) {
    const name = `${each.step} ${each.ball}`;
    const businessDays = (byName.get(name)?.businessDays ?? 0) + each.businessDays;
    byName.set(name, { ...each, businessDays });
  }
  return [...byName.values()];
}

function shownStep(step: string): string {
  const status = applicationStatuses.find((each) => each === step);
  return status === undefined ? step : applicantView(status);
}

function shownBall<Ball extends string>(ball: Ball): Ball | "secretariat" {
  return ball === "government" ? "secretariat" : ball;
}
