import type { CommitOutcome, Deps, Write } from "#ports";
import type { Application } from "#records/application.ts";
import type { ActedBy } from "#records/common.ts";
import { keys } from "#records/layout.ts";
import type { Effect } from "#records/operation.ts";
import type { Inquiry } from "#records/procedure.ts";
import type { Condition } from "#scheme/transition.ts";
import { done, type Outcome, type Refusal, refused } from "../outcome.ts";
import { type InquiryStep, inquiryStep } from "./act-on-inquiry.ts";
import { outboxWrites } from "./effects.ts";
import { reviewedToo } from "./review.ts";
import { noTaskWrites, type TaskWrites } from "./tasks.ts";

type InquiryCommit = {
  readonly application: Application;
  readonly step: InquiryStep;
  readonly tasks?: TaskWrites;
  readonly effects?: readonly Effect[];
};

/** The inquiry as it now stands, and its application. */
export type CommittedInquiry = { readonly application: Application; readonly inquiry: Inquiry };

/**
 * One act on the inquiry to one body as one transaction, while the application is still under inquiry and the person
 * has declared no conflict of interest. A reviewer who acts has reviewed the case (F-01); bodies that answer leave the
 * application as it is, so that they do not wait for each other.
 */
export async function commitInquiry(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  { application, step, tasks = noTaskWrites, effects = [] }: InquiryCommit,
): Promise<Outcome<CommittedInquiry>> {
  const taken = inquiryStep(deps, step);
  if (!taken.done) return taken;
  const reviewed = step.by.role === "reviewer" ? withReviewer(deps, application, step.by) : application;
  const outcome = await deps.register.commit([
    underInquiry(application, reviewed, step.by),
    ...taken.value.writes,
    ...tasks.writes,
    ...outboxWrites(deps, [...tasks.effects, ...effects], deps.clock.now()),
  ]);
  return outcome.committed
    ? done({ application: reviewed, inquiry: taken.value.next })
    : refusalOf(outcome, step.by);
}

function withReviewer(deps: Pick<Deps, "clock">, application: Application, by: ActedBy): Application {
  if (application.reviewedBy.includes(by.subject)) return application;
  return {
    ...application,
    version: application.version + 1,
    updatedAt: deps.clock.now(),
    reviewedBy: reviewedToo(application, by),
  };
}

/** The write that holds the application to its status, and records its reviewer where there is a new one. */
function underInquiry(before: Application, after: Application, by: ActedBy): Write {
  const when: readonly Condition[] = [
    { field: "status", is: "oneOf", values: ["inquiry"] },
    { field: "conflictedStaff", is: "without", value: by.subject },
  ];
  if (after === before) return { put: "check", kind: "application", key: keys.application(before.id), when };
  const unchanged: Condition = { field: "version", is: "oneOf", values: [before.version] };
  return { put: "replace", record: after, when: [unchanged, ...when] };
}

/** Which refusal a failed write is; the found application tells why it was not held to its status. */
function refusalOf({ found }: Extract<CommitOutcome, { committed: false }>, by: ActedBy): Refusal {
  if (found?.kind !== "application") return refused("changed-meanwhile");
  if (found.status !== "inquiry") return refused("task-closed");
  return refused(found.conflictedStaff.includes(by.subject) ? "conflict-of-interest" : "changed-meanwhile");
}
