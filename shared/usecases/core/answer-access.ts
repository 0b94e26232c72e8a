import type { Deps, Write } from "#ports";
import { chainEvent, genesisTip, tipAfter } from "#proof/event-chain.ts";
import { keys, partitions } from "#records/layout.ts";
import type { AnswerAccess, InquiryAnswer } from "#records/procedure.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { Actor } from "../actor.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { actingAs } from "./authorise.ts";
import { untilSettled } from "./retry.ts";
import { loadAnswers } from "./sealed-answers.ts";

type Needs = Pick<Deps, "register" | "clock">;
type Access = {
  readonly applicationId: string;
  readonly reader: Actor;
  readonly answers: readonly InquiryAnswer[];
};

/**
 * Everything said in the inquiries of an application, still sealed, for a person of the secretariat who may read it. That
 * they are shown it is on record before they have it: once a day (JST) for each person and application, and again as
 * soon as there is more to be shown (E-05).
 * @throws when the access cannot be recorded
 */
export async function answersShownTo(
  deps: Needs,
  applicationId: string,
  reader: Actor,
): Promise<readonly InquiryAnswer[]> {
  const answers = await loadAnswers(deps, applicationId);
  const recorded = await untilSettled(() => recordAccess(deps, { applicationId, reader, answers }));
  if (!recorded.done) throw new Error(`An access to the answers on ${applicationId} could not be recorded`);
  return answers;
}

async function recordAccess(
  deps: Needs,
  { applicationId, reader, answers }: Access,
): Promise<Outcome<undefined>> {
  const sofar = await deps.register.get("answerAccess", keys.answerAccess(applicationId));
  const at = deps.clock.now();
  const day = jstDay(at);
  const today = sofar?.day === day ? sofar.shown : [];
  const before = today.find(({ subject }) => subject === reader.subject)?.turns ?? 0;
  if (answers.length <= before) return done(undefined);

  const event = chainEvent({
    tip: sofar?.ledger ?? genesisTip,
    event: {
      kind: "event",
      aggregate: partitions.answerAccess(applicationId),
      act: "readAnswers",
      to: "read",
      by: actingAs(reader, ["reviewer", "decider", "auditor"]),
      at,
      data: { turns: turnsOf(answers) },
    },
  });
  const others = today.filter(({ subject }) => subject !== reader.subject);
  const record: AnswerAccess = {
    kind: "answerAccess",
    applicationId,
    version: (sofar?.version ?? 0) + 1,
    day,
    shown: [...others, { subject: reader.subject, turns: answers.length }],
    ledger: tipAfter(event),
  };
  const kept: Write =
    sofar === undefined
      ? { put: "create", record }
      : { put: "replace", record, when: [{ field: "version", is: "oneOf", values: [sofar.version] }] };
  const outcome = await deps.register.commit([kept, { put: "create", record: event }]);
  return outcome.committed ? done(undefined) : refused("changed-meanwhile");
}

/** How many turns there are with each body. */
function turnsOf(answers: readonly InquiryAnswer[]): Readonly<Record<string, number>> {
  const byBody = Map.groupBy(answers, ({ body }) => body);
  return Object.fromEntries([...byBody].map(([body, turns]) => [body, turns.length]));
}
