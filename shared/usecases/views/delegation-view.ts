import type * as z from "zod";
import type {
  secondmentView as secondmentShape,
  delegationView as shape,
} from "#contracts/delegation-shapes.ts";
import type { Deps } from "#ports";
import type { Delegation, Secondment } from "#records/delegation.ts";
import { jstDay } from "#scheme/calendar.ts";
import { judgeDelegation } from "#scheme/delegation.ts";
import { delegateLossNames, delegationStatusNames } from "#scheme/delegation-transitions.ts";
import type { DelegateFacts } from "#scheme/findings/index.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import { secondmentStatusNames } from "#scheme/secondment-transitions.ts";
import { delegateFacts } from "../core/delegate-facts.ts";
import { type DutyEvidence, shownDocument } from "../core/delegations.ts";
import { bodyIn } from "../core/inquiry-case.ts";

type View = z.infer<typeof shape>;

/** Delegations as they are shown, judged on the register's entries of today; each delegate is looked up once. */
export async function delegationViews(
  deps: Pick<Deps, "register" | "clock">,
  delegations: readonly Delegation[],
): Promise<View[]> {
  const day = jstDay(deps.clock.now());
  const numbers = delegations.flatMap(({ declared }) => declared.delegateCorporateNumber ?? []);
  const delegates = await delegateFacts(deps, numbers, day);
  return delegations.map((delegation) => viewOf(delegation, delegates, day));
}

/** One delegation as it is shown. */
export async function delegationView(
  deps: Pick<Deps, "register" | "clock">,
  delegation: Delegation,
): Promise<View> {
  const day = jstDay(deps.clock.now());
  const numbers = delegation.declared.delegateCorporateNumber;
  const delegates = await delegateFacts(deps, numbers === undefined ? [] : [numbers], day);
  return viewOf(delegation, delegates, day);
}

function viewOf(delegation: Delegation, delegates: readonly DelegateFacts[], day: string): View {
  const { id, certificationNumber, status, declared, declaredAt, applicationId, evidence } = delegation;
  const policy = policyVersion(delegation.policyVersion);
  const judged = judgeDelegation(declared, {
    policy,
    category: delegation.category,
    day,
    delegates,
    documents: evidence === undefined ? [] : [shownDocument(evidence)],
  });
  return {
    delegationId: id,
    certificationNumber,
    status,
    statusName: delegationStatusNames[status],
    declared,
    declaredAt,
    ...(applicationId === undefined ? {} : { applicationId }),
    ...(evidence === undefined ? {} : { evidence: evidenceView(evidence) }),
    judgement: { asOf: day, verdict: judged.verdict, because: judged.because, reasons: [...judged.reasons] },
    losses: delegation.losses.map((each) => ({ ...each, lossName: delegateLossNames[each.loss] })),
    passedOnTo: (delegation.passedOn?.bodies ?? []).map((body) => bodyIn(policy, body).name),
    ...endedView(delegation),
  };
}

function evidenceView({ slot, documentId, fileName }: DutyEvidence) {
  return { slot, documentId, fileName };
}

function endedView({ ended }: Pick<Delegation, "ended">) {
  return ended === undefined ? {} : { ended: { reason: ended.reason, on: ended.on, byName: ended.by.name } };
}

/** A secondment as it is shown to its provider and to the secretariat. */
export function secondmentView(secondment: Secondment): z.infer<typeof secondmentShape> {
  const { id, status, evaluation, employerCorporateNumber } = secondment;
  const { certificationNumber, personReference, employer, from, until, declaredAt } = secondment;
  return {
    secondmentId: id,
    certificationNumber,
    status,
    statusName: secondmentStatusNames[status],
    personReference,
    employer,
    ...(employerCorporateNumber === undefined ? {} : { employerCorporateNumber }),
    from,
    until,
    evaluation: {
      on: evaluation.on,
      evaluator: evaluation.evaluator,
      ...(evaluation.evidence === undefined ? {} : { evidence: evidenceView(evaluation.evidence) }),
    },
    declaredAt,
    misconducts: secondment.misconducts.map(({ what, foundOn, measures, at, surveillanceNumber }) => ({
      what,
      foundOn,
      measures,
      at,
      surveillanceNumber,
    })),
    ...endedView(secondment),
  };
}
