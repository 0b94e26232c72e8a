import type { Deps } from "#ports";
import type { Application } from "#records/application.ts";
import { keys } from "#records/layout.ts";
import type { Effect } from "#records/operation.ts";
import type { Inquiry } from "#records/procedure.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { type InquiryStep, inquiryStep } from "./act-on-inquiry.ts";
import { outboxWrites } from "./effects.ts";
import { noTaskWrites, type TaskWrites } from "./tasks.ts";

type InquiryCommit = {
  readonly application: Application;
  readonly step: InquiryStep;
  readonly tasks?: TaskWrites;
  readonly effects?: readonly Effect[];
};

/**
 * One act on the inquiry to one body as one transaction, while the application is still under inquiry and the person
 * has declared no conflict of interest.
 */
export async function commitInquiry(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  { application, step, tasks = noTaskWrites, effects = [] }: InquiryCommit,
): Promise<Outcome<Inquiry>> {
  const taken = inquiryStep(deps, step);
  if (!taken.done) return taken;
  const outcome = await deps.register.commit([
    {
      put: "check",
      kind: "application",
      key: keys.application(application.id),
      when: [
        { field: "status", is: "oneOf", values: ["inquiry"] },
        { field: "conflictedStaff", is: "without", value: step.by.subject },
      ],
    },
    ...taken.value.writes,
    ...tasks.writes,
    ...outboxWrites(deps, [...tasks.effects, ...effects], deps.clock.now()),
  ]);
  if (outcome.committed) return done(taken.value.next);
  return outcome.write === 0 ? refused("task-closed") : refused("changed-meanwhile");
}
