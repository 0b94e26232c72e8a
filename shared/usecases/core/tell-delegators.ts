import type { Deps } from "#ports";
import type { Certification } from "#records/certification.ts";
import type { Delegation } from "#records/delegation.ts";
import { keys, partitions } from "#records/layout.ts";
import type { Effect } from "#records/operation.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import { judgeDelegation } from "#scheme/delegation.ts";
import type { DelegateLoss } from "#scheme/delegation-transitions.ts";
import type { DelegateFacts } from "#scheme/findings/index.ts";
import { policyOn } from "#scheme/policy/index.ts";
import { system } from "../actor.ts";
import { done, type Outcome } from "../outcome.ts";
import { commitTogether } from "./act.ts";
import { certificationCase, loadCertification, standingOn, toProvider } from "./certifications.ts";
import { certificationsOf, factsOf } from "./delegate-facts.ts";
import { delegationStep, loadDelegation } from "./delegations.ts";
import { notice, toSecretariat } from "./effects.ts";
import { untilSettled } from "./retry.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;
type Alert = Extract<Effect, { type: "alertDelegators" }>;

/** A certification that is lost, and what of its company is still certified beside it. */
type Lost = {
  readonly certification: Certification;
  readonly loss: DelegateLoss;
  readonly on: string;
  readonly others: readonly DelegateFacts[];
};

const pageSize = 100;

/**
 * Tells every delegator whose work with the provider of a lost certification still runs, and the secretariat: once a
 * delegation and loss, however often it is delivered (L-02). What is read is the delegations to that provider in that
 * category whose last day is not past, page by page; not what exists.
 * @throws when the register is busy; delivered again, it goes on where it was
 */
export async function tellDelegators(deps: Needs, { certificationNumber, loss, on }: Alert): Promise<void> {
  const certification = await loadCertification(deps, certificationNumber);
  if (certification === undefined) return;
  const company = await certificationsOf(deps, certification.corporateNumber);
  const barred = await takenOutByBar(deps, { certification, loss, on }, company);
  for (const each of [{ certification, loss }, ...barred]) {
    const rest = company.filter(({ number }) => number !== each.certification.number);
    const others = await Promise.all(rest.map((other) => factsOf(deps, other, on)));
    await tellOf(deps, { ...each, on, others });
  }
}

/** The other certifications of a company that its bar takes out of force. */
async function takenOutByBar(
  deps: Needs,
  { certification, loss, on }: Omit<Lost, "others">,
  company: readonly Certification[],
): Promise<readonly Pick<Lost, "certification" | "loss">[]> {
  if (loss !== "revoked" || !policyOn(on).revocation.barSuspendsOthers.value) return [];
  const provider = await deps.register.get("provider", keys.provider(certification.corporateNumber));
  if (provider?.barredUntil === undefined || provider.barredUntil < on) return [];
  const others = company.filter(
    ({ number, status }) => number !== certification.number && status !== "suspended",
  );
  const standings = await Promise.all(others.map((other) => standingOn(deps, other, on)));
  return others
    .filter((_, index) => !hasEnded(standings[index] ?? "expired"))
    .map((other) => ({ certification: other, loss: "barred" as const }));
}

async function tellOf(deps: Needs, lost: Lost): Promise<void> {
  const { corporateNumber, category } = lost.certification;
  let after: string | undefined;
  do {
    const page = await deps.register.listBy(
      "delegation",
      "group",
      partitions.delegationsTo(corporateNumber, category),
      { from: lost.on, limit: pageSize, ...(after === undefined ? {} : { after }) },
    );
    for (const { certificationNumber, id } of page.records) {
      const told = await untilSettled(() => tellOne(deps, lost, certificationNumber, id));
      if (!told.done) throw new Error(`The delegation ${id} could not be marked: ${told.code}`);
    }
    after = page.next;
  } while (after !== undefined);
}

async function tellOne(deps: Needs, lost: Lost, number: string, id: string): Promise<Outcome<undefined>> {
  const delegation = await loadDelegation(deps, number, id);
  if (delegation === undefined || delegation.status !== "running") return done(undefined);
  if (wasTold(delegation, lost) || standsOnAnother(delegation, lost)) return done(undefined);
  const { certification, loss, on } = lost;
  const told = { certificationNumber: certification.number, loss, on };
  const step = delegationStep(deps, {
    delegation,
    act: "recordDelegateLoss",
    by: system,
    changes: { losses: [...delegation.losses, { ...told, alertedAt: deps.clock.now() }] },
    data: told,
  });
  if (!step.done) return step;
  return commitTogether(deps, step.value.writes, noticesOf(delegation, lost));
}

function wasTold({ losses }: Delegation, { certification, loss, on }: Lost): boolean {
  return losses.some(
    (each) => each.certificationNumber === certification.number && each.loss === loss && each.on === on,
  );
}

/** Whether another certification of the delegate carries the work. */
function standsOnAnother({ declared, category }: Delegation, { on, others }: Lost): boolean {
  const context = { policy: policyOn(on), category, day: on, delegates: others, documents: [] };
  return judgeDelegation(declared, context).verdict !== "forbidden";
}

function noticesOf(delegation: Delegation, { certification, loss, on }: Lost): readonly Effect[] {
  const delegator = { number: delegation.certificationNumber };
  const content = {
    template: "delegateLost",
    ...certificationCase(delegator),
    reference: delegator.number,
    providerName: delegation.providerName,
    category: delegation.category,
    delegateName: delegation.declared.delegateName,
    delegateCertification: certification.number,
    loss,
    lostOn: on,
    workUntil: delegation.declared.workUntil,
  } as const;
  return [
    notice(toProvider(delegator), { ...content, reader: "provider" }),
    notice(toSecretariat, { ...content, reader: "secretariat" }),
  ];
}
