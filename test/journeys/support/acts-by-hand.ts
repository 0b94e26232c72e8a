import assert from "node:assert/strict";
import type { Deps } from "#ports";
import { answerInquiry } from "#usecases/answer-inquiry.ts";
import { completeFormCheck } from "#usecases/complete-form-check.ts";
import { decideApplication } from "#usecases/decide-application.ts";
import { fileApplication } from "#usecases/file-application.ts";
import type { Outcome } from "#usecases/outcome.ts";
import { proposeDecision } from "#usecases/propose-decision.ts";
import { type Case, reasons } from "./case.ts";
import { actorOf } from "./in-process.ts";

async function done(outcome: Promise<Outcome<unknown>>): Promise<void> {
  const settled = await outcome;
  assert.ok(settled.done, JSON.stringify(settled));
}

/** The acts of people on a case, done by the use case itself: nobody delivers what follows from them. */
export function actsOn({ applicationId, slot }: Case, deps: Deps) {
  const by = (account: string) => ({ actor: actorOf(account), applicationId });
  return {
    file: () => done(fileApplication(deps)(by(slot.account))),
    accept: () => done(completeFormCheck(deps)({ ...by("demo-reviewer"), outcome: "accept" })),
    answer: (body: string) =>
      done(answerInquiry(deps)({ ...by(`demo-responder-${body}`), answer: "noObjection" })),
    propose: () => done(proposeDecision(deps)({ ...by("demo-reviewer"), outcome: "certify", reasons })),
    decide: () => done(decideApplication(deps)({ ...by("demo-decider"), outcome: "certify", reasons })),
  };
}
