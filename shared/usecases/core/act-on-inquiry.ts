import type { Deps, Write } from "#ports";
import { digestOf } from "#proof/digest.ts";
import { chainEvent } from "#proof/event-chain.ts";
import type { ActedBy } from "#records/common.ts";
import { partitions } from "#records/layout.ts";
import type { Inquiry, InquiryAnswer } from "#records/procedure.ts";
import { type InquiryAct, inquiryTransitions } from "#scheme/inquiry-transitions.ts";
import { transitionFor, writeConditions } from "#scheme/transition.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import type { Said } from "./sealed-answers.ts";

export type InquiryStep = {
  readonly inquiry: Inquiry;
  readonly act: InquiryAct;
  readonly by: ActedBy;
  readonly changes?: Partial<
    Pick<
      Inquiry,
      | "round"
      | "filingRound"
      | "shownDigest"
      | "sentAt"
      | "dueDay"
      | "silence"
      | "released"
      | "questionToApplicant"
    >
  >;
  /** What was said in this turn; kept in the compartment of answers (E-05). */
  readonly said?: Said;
};

/** The ledger's name of the inquiry to one body: a chain of its own, so that bodies answering at once do not wait for each other. */
export function inquiryAggregate(inquiry: Pick<Inquiry, "applicationId" | "body">): string {
  return partitions.inquiry(inquiry.applicationId, inquiry.body);
}

/** The writes of one act on the inquiry to one body, to be committed with whatever belongs to it. */
export function inquiryStep(
  deps: Pick<Deps, "clock">,
  step: InquiryStep,
): Outcome<{ readonly next: Inquiry; readonly writes: readonly Write[] }> {
  const { inquiry, act, by, said } = step;
  const transition = transitionFor(inquiryTransitions, inquiry.status, act);
  if (transition === undefined) return refused("task-closed");
  const at = deps.clock.now();
  const number = inquiry.turns + 1;
  const answer: InquiryAnswer | undefined =
    said === undefined
      ? undefined
      : {
          kind: "inquiryAnswer",
          applicationId: inquiry.applicationId,
          body: inquiry.body,
          number,
          round: inquiry.round,
          act: said.act,
          sealed: said.sealed,
          by,
          at,
        };
  // Of the record as it is stored, sealed: a digest of few words would give them away to whoever guesses.
  const answerDigest = answer === undefined ? undefined : digestOf(answer);
  const event = chainEvent({
    tip: inquiry.ledger,
    event: {
      kind: "event",
      aggregate: inquiryAggregate(inquiry),
      act,
      from: inquiry.status,
      to: transition.to,
      by,
      at,
      data: {
        body: inquiry.body,
        round: inquiry.round,
        ...(answerDigest === undefined ? {} : { answerDigest }),
        ...(step.changes?.dueDay === undefined ? {} : { dueDay: step.changes.dueDay }),
      },
    },
  });
  const { silence: _silence, answerDigest: _answer, ...unanswered } = inquiry;
  // What was said before is no answer of a body that is asked again or stays silent.
  const forgets = act === "askAgain" || act === "deemNoObjection";
  const next: Inquiry = {
    ...(forgets ? unanswered : inquiry),
    ...step.changes,
    version: inquiry.version + 1,
    status: transition.to,
    turns: answer === undefined ? inquiry.turns : number,
    ...(answerDigest === undefined ? {} : { answerDigest }),
    ledger: { sequence: event.sequence, hash: event.hash },
  };
  const conditions = writeConditions(
    { ...transition, fourEyes: { differsFrom: [], notAmong: [] } },
    inquiry.version,
    by.subject,
  );
  return done({
    next,
    writes: [
      { put: "replace", record: next, when: conditions },
      { put: "create", record: event },
      ...(answer === undefined ? [] : [{ put: "create", record: answer } as const]),
    ],
  });
}
