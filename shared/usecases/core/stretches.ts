import type { Stretch } from "#records/application.ts";
import type { ApplicationStatus } from "#scheme/application-transitions.ts";

const balls: Partial<Record<ApplicationStatus, Stretch["ball"]>> = {
  submitted: "secretariat",
  formCheck: "secretariat",
  remediation: "applicant",
  accepted: "secretariat",
  inquiry: "government",
  review: "secretariat",
  awaitingDecision: "secretariat",
};

/** The record of who had the ball when, after a step from one status to another (F-05). */
export function stretchesAfter(
  stretches: readonly Stretch[],
  from: ApplicationStatus,
  to: ApplicationStatus,
  at: string,
): Stretch[] {
  if (from === to) return [...stretches];
  const closed = stretches.map((stretch) =>
    stretch.until === undefined ? { ...stretch, until: at } : stretch,
  );
  const ball = balls[to];
  return ball === undefined ? closed : [...closed, { step: to, ball, from: at }];
}
