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

/**
 * The same stretches with the time taken out in which a question was with the applicant during the inquiry: the
 * period stops while the applicant has the ball, even when bodies are asked at the same time (F-05).
 */
export function withoutQuestions(
  stretches: readonly Stretch[],
  questions: readonly { readonly openedAt: string; readonly closedAt?: string | undefined }[],
): Stretch[] {
  const [question, ...rest] = questions;
  if (question === undefined) return [...stretches];
  const split = stretches.flatMap((stretch) => splitBy(stretch, question.openedAt, question.closedAt));
  return withoutQuestions(split, rest);
}

/** A stretch cut at both ends of a question: before, with the applicant, after. What is empty falls away. */
function splitBy(stretch: Stretch, openedAt: string, closedAt: string | undefined): Stretch[] {
  const started = openedAt > stretch.from ? openedAt : stretch.from;
  const ends = [closedAt, stretch.until].filter((end) => end !== undefined).toSorted();
  const [ended] = ends;
  if (stretch.ball === "applicant" || (ended !== undefined && ended <= started)) return [stretch];
  if (stretch.until !== undefined && stretch.until <= started) return [stretch];
  const { until, ...open } = stretch;
  const before: Stretch[] = started > stretch.from ? [{ ...open, until: started }] : [];
  const during: Stretch = { step: stretch.step, ball: "applicant", from: started };
  if (ended === undefined) return [...before, during];
  const goesOn = until === undefined || ended < until;
  const after: Stretch[] = goesOn ? [{ ...stretch, from: ended }] : [];
  return [...before, { ...during, until: ended }, ...after];
}

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
