import type { delegationRoutes } from "#contracts/delegation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { digestOf } from "#proof/digest.ts";
import { chainEvent, genesisTip } from "#proof/event-chain.ts";
import type { Certification } from "#records/certification.ts";
import { type Secondment, secondmentRecord } from "#records/delegation.ts";
import { keys, partitions } from "#records/layout.ts";
import { jstDay } from "#scheme/calendar.ts";
import { policyOn } from "#scheme/policy/index.ts";
import { secondmentFindings } from "#scheme/secondment.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import { certifiedFields } from "./core/certifications.ts";
import { evidenceNamed, standingCertificationFor } from "./core/declared-work.ts";
import type { DutyEvidence } from "./core/delegations.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secondmentView } from "./views/delegation-view.ts";

type Route = typeof delegationRoutes.declareSecondment;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * The provider reports that it takes a person in by secondment (L-03): refused with findings unless the trust evaluation
 * was done before the first day and its record is filed. The same secondment reported again is the one that is there.
 */
export const declareSecondment =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => declareOnce(deps, command));

async function declareOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, number, documentId } = command;
  const found = await standingCertificationFor(deps, actor, "declareDelegation", number);
  if (!found.done) return found;
  const id = secondmentId(command);
  const known = await deps.register.get("secondment", keys.secondment(number, id));
  if (known !== undefined)
    return known.status === "running" ? done(secondmentView(known)) : refused("not-possible-now");
  const evidence = await evidenceNamed(deps, found.value, documentId, "trustEvaluation");
  if (!evidence.done) return evidence;
  const today = jstDay(deps.clock.now());
  const findings = secondmentFindings(
    {
      from: command.from,
      until: command.until,
      evaluatedOn: command.evaluatedOn,
      evaluationFiled: evidence.value !== undefined,
    },
    { policy: policyOn(today), today },
  );
  if (findings.length > 0) return refused("delegation-not-permitted", { findings });
  return record(deps, found.value, command, evidence.value);
}

/** Of what is declared, so that the same secondment is never recorded twice. */
function secondmentId({ personReference, employer, from, until }: Command): string {
  return digestOf({ personReference, employer, from, until }).slice(0, 32);
}

async function record(
  deps: Needs,
  certification: Certification,
  command: Command,
  evidence: DutyEvidence | undefined,
): Promise<Outcome<ReplyOf<Route>>> {
  const by = actingAs(command.actor, ["applicant", "signatory"]);
  const at = deps.clock.now();
  const id = secondmentId(command);
  const { personReference, employer, employerCorporateNumber, from, until } = command;
  const event = chainEvent({
    tip: genesisTip,
    event: {
      kind: "event",
      aggregate: partitions.secondment(certification.number, id),
      act: "declareSecondment",
      to: "running",
      by,
      at,
      data: { from, until, evaluatedOn: command.evaluatedOn, evidence: evidence?.sha256 ?? "" },
    },
  });
  const secondment: Secondment = secondmentRecord.parse({
    kind: "secondment",
    id,
    version: 1,
    status: "running",
    ...certifiedFields(certification, jstDay(at)),
    personReference,
    employer,
    employerCorporateNumber,
    from,
    until,
    evaluation: { on: command.evaluatedOn, evaluator: command.evaluator, evidence },
    declaredAt: at,
    declaredBy: by,
    misconducts: [],
    ledger: { sequence: event.sequence, hash: event.hash },
  });
  const written = await commitTogether(deps, [
    { put: "create", record: secondment },
    { put: "create", record: event },
  ]);
  return written.done ? done(secondmentView(secondment)) : written;
}
