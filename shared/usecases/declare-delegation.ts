import type { delegationRoutes } from "#contracts/delegation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { digestOf } from "#proof/digest.ts";
import { chainEvent } from "#proof/event-chain.ts";
import type { Certification } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import type { Delegation } from "#records/delegation.ts";
import { keys, partitions } from "#records/layout.ts";
import type { Delegation as Declared } from "#scheme/application-form.ts";
import { jstDay } from "#scheme/calendar.ts";
import { dutyOf, judgeDelegation } from "#scheme/delegation.ts";
import { anyStops } from "#scheme/finding.ts";
import { policyOn } from "#scheme/policy/index.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import { evidenceNamed, standingCertificationFor } from "./core/declared-work.ts";
import { certificationsOf, factsOf } from "./core/delegate-facts.ts";
import {
  type DutyEvidence,
  delegationId,
  loadDelegation,
  newDelegation,
  passingOn,
  shownDocument,
} from "./core/delegations.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { delegationView } from "./views/delegation-view.ts";

type Route = typeof delegationRoutes.declareDelegation;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * Declares work given to others after certification (L-01…L-04). It is judged at once, live against the register; what
 * is forbidden, or lacks the evidence of its duty, is refused with its findings and leaves nothing behind. The same work
 * declared again is the delegation that is there.
 */
export const declareDelegation =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => declareOnce(deps, command));

async function declareOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, delegation: declared, documentId, number } = command;
  const found = await standingCertificationFor(deps, actor, "declareDelegation", number);
  if (!found.done) return found;
  const known = await loadDelegation(deps, number, delegationId(declared));
  if (known !== undefined)
    return known.status === "running" ? done(await delegationView(deps, known)) : refused("not-possible-now");
  const policy = policyOn(jstDay(deps.clock.now()));
  const evidence = await evidenceNamed(deps, found.value, documentId, dutyOf(declared, policy));
  if (!evidence.done) return evidence;

  const judged = await judge(deps, found.value, declared, evidence.value);
  if (!judged.done) return judged;
  const by = actingAs(actor, ["applicant", "signatory"]);
  const record = newDelegation(deps, { certification: found.value, declared, by, evidence: evidence.value });
  const written = await recordDeclared(deps, found.value, record, judged.value, by);
  return written.done ? done(await delegationView(deps, record)) : written;
}

/** @returns the delegate's certifications it was judged on, or why it is refused */
async function judge(
  deps: Needs,
  { category }: Certification,
  declared: Declared,
  evidence: DutyEvidence | undefined,
): Promise<Outcome<readonly Certification[]>> {
  const day = jstDay(deps.clock.now());
  const delegate = declared.delegateCorporateNumber;
  const certifications = delegate === undefined ? [] : await certificationsOf(deps, delegate);
  const { verdict, reasons } = judgeDelegation(declared, {
    policy: policyOn(day),
    category,
    day,
    delegates: await Promise.all(certifications.map((each) => factsOf(deps, each, day))),
    documents: evidence === undefined ? [] : [shownDocument(evidence)],
  });
  if (verdict === "forbidden" || anyStops(reasons))
    return refused("delegation-not-permitted", { findings: reasons });
  return done(certifications.filter((each) => each.category === category));
}

/** The delegate's certifications must still be as they were judged when this is written. */
function recordDeclared(
  deps: Needs,
  certification: Certification,
  record: Delegation,
  judgedOn: readonly Certification[],
  by: ActedBy,
): Promise<Outcome<undefined>> {
  const { id, certificationNumber, declared, ledger, declaredAt: at, evidence, passedOn } = record;
  const event = chainEvent({
    tip: ledger,
    event: {
      kind: "event",
      aggregate: partitions.delegation(certificationNumber, id),
      act: "declareDelegation",
      to: "running",
      by,
      at,
      data: {
        declared: digestOf(declared),
        form: declared.form,
        evidence: evidence?.sha256 ?? "",
        passedOnTo: passedOn?.bodies ?? [],
      },
    },
  });
  return commitTogether(
    deps,
    [
      { put: "create", record: { ...record, ledger: { sequence: event.sequence, hash: event.hash } } },
      { put: "create", record: event },
      ...judgedOn.map(({ number, version }) => ({
        put: "check" as const,
        kind: "certification" as const,
        key: keys.certification(number),
        when: [{ field: "version", is: "oneOf" as const, values: [version] }],
      })),
    ],
    passingOn(certification, [record]),
  );
}
