import type { delegationRoutes } from "#contracts/delegation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { DocumentSlot } from "#scheme/application-form.ts";
import { jstDay } from "#scheme/calendar.ts";
import { judgeDelegation } from "#scheme/delegation.ts";
import { policyOn } from "#scheme/policy/index.ts";
import { delegateFacts } from "./core/delegate-facts.ts";
import { done, type Outcome } from "./outcome.ts";

type Route = typeof delegationRoutes.checkDelegation;

/**
 * Whether a delegation would be permitted, for anybody (L-05): judged by the same rules and on the same register as one
 * that is declared. Nothing is kept; of the register it tells no more than is published.
 */
export const checkDelegation =
  (deps: Pick<Deps, "register" | "clock">) =>
  async (command: InputOf<Route>): Promise<Outcome<ReplyOf<Route>>> => {
    const { category, delegation, trustEvaluationDone, securityCheckDone } = command;
    const asOf = jstDay(deps.clock.now());
    const number = delegation.delegateCorporateNumber;
    const { verdict, because, reasons } = judgeDelegation(delegation, {
      policy: policyOn(asOf),
      category,
      day: asOf,
      delegates: await delegateFacts(deps, number === undefined ? [] : [number], asOf),
      documents: [
        ...(trustEvaluationDone ? [supposed("trustEvaluation")] : []),
        ...(securityCheckDone ? [supposed("delegateSecurityCheck")] : []),
      ],
    });
    return done({ asOf, verdict, because, reasons: [...reasons] });
  };

/** A document that is said to be there. */
function supposed(slot: DocumentSlot) {
  return { slot, documentId: slot, fileName: slot, status: "clean", text: "" } as const;
}
