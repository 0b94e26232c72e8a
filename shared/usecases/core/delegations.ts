import type * as z from "zod";
import type { Deps, Write } from "#ports";
import { digestOf } from "#proof/digest.ts";
import { genesisTip } from "#proof/event-chain.ts";
import type { Application } from "#records/application.ts";
import type { Certification } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import { type Delegation, delegationRecord, type dutyEvidence } from "#records/delegation.ts";
import { keys, partitions } from "#records/layout.ts";
import type { Effect } from "#records/operation.ts";
import type { Delegation as Declared } from "#scheme/application-form.ts";
import { jstDay } from "#scheme/calendar.ts";
import { dutyOf } from "#scheme/delegation.ts";
import { type DelegationAct, delegationTransitions } from "#scheme/delegation-transitions.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import type { Outcome } from "../outcome.ts";
import { type Stepped, stepOf } from "./act.ts";
import { certificationCase, certifiedFields } from "./certifications.ts";
import { notice } from "./effects.ts";
import { loadFiling } from "./filing.ts";
import { bodyIn } from "./inquiry-case.ts";
import type { JsonObject } from "./json.ts";
import { listAll } from "./load.ts";
import type { TaskWrites } from "./tasks.ts";

export type DutyEvidence = z.infer<typeof dutyEvidence>;

type Reads = Pick<Deps, "register">;

/** The id of a declared delegation: of its content, so that the same work is never declared twice. */
export function delegationId(declared: Declared): string {
  return digestOf(declared).slice(0, 32);
}

export function loadDelegation(deps: Reads, number: string, id: string): Promise<Delegation | undefined> {
  return deps.register.get("delegation", keys.delegation(number, id));
}

/** A delegation as it is recorded when it is declared, or when the application it was declared in is certified. */
export function newDelegation(
  deps: Pick<Deps, "clock">,
  of: {
    readonly certification: Certification;
    readonly declared: Declared;
    readonly by: ActedBy;
    readonly evidence: DutyEvidence | undefined;
    readonly applicationId?: string;
  },
): Delegation {
  const { certification, declared, by, evidence, applicationId } = of;
  const at = deps.clock.now();
  const fields = certifiedFields(certification, jstDay(at));
  const policy = policyVersion(fields.policyVersion);
  const passesOn = evidence !== undefined && dutyOf(declared, policy) === "delegateSecurityCheck";
  return delegationRecord.parse({
    kind: "delegation",
    id: delegationId(declared),
    version: 1,
    status: "running",
    ...fields,
    declared,
    declaredAt: at,
    declaredBy: by,
    ...(applicationId === undefined ? {} : { applicationId }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(passesOn ? { passedOn: { bodies: policy.delegation.securityCheckBodies.value, at } } : {}),
    losses: [],
    ledger: genesisTip,
  });
}

/** Tells every body that is given checks of delegates of those that are new, in one notice a body (L-04). */
export function passingOn(
  certification: Certification,
  delegations: readonly Delegation[],
): readonly Effect[] {
  const checked = delegations.filter(({ passedOn }) => passedOn !== undefined);
  const bodies = new Set(checked.flatMap(({ passedOn }) => passedOn?.bodies ?? []));
  const [first] = checked;
  if (first === undefined) return [];
  const policy = policyVersion(first.policyVersion);
  const { providerName, category } = certification;
  return [...bodies].map((body) =>
    notice(
      { to: "body", body },
      {
        template: "delegateChecks",
        ...certificationCase(certification),
        reference: certification.number,
        providerName,
        category,
        bodyName: bodyIn(policy, body).name,
        delegateNames: [...new Set(checked.map(({ declared }) => declared.delegateName))],
      },
    ),
  );
}

/**
 * The delegations declared in an application become records of its certification: one write each, so that the 50 a
 * form may have fit into the transaction that certifies. What they say is in the filing, which the decision's event
 * covers by its digest; their own chains begin with the first act on them.
 */
export async function delegationsDeclared(
  deps: Pick<Deps, "register" | "clock">,
  certification: Certification,
  application: Application,
  by: ActedBy,
): Promise<TaskWrites> {
  const declared = application.form.delegations ?? [];
  if (declared.length === 0 || !("filing" in application) || application.filing === undefined)
    return { writes: [], effects: [] };
  const filing = await loadFiling(deps, application.id, application.filing.round);
  const policy = policyVersion(application.policyVersion);
  const known = await listAll(deps, "delegation", partitions.certification(certification.number));
  const found = new Map(
    declared.map((each) => {
      const slot = dutyOf(each, policy);
      const filed = filing.documents.find((document) => document.slot === slot);
      const evidence =
        filed === undefined
          ? undefined
          : { caseKind: "application" as const, caseId: application.id, ...filed };
      const delegation = newDelegation(deps, {
        certification,
        declared: each,
        by,
        evidence,
        applicationId: application.id,
      });
      return [delegation.id, delegation] as const;
    }),
  );
  const fresh = [...found.values()].filter(({ id }) => !known.some((each) => each.id === id));
  return {
    writes: fresh.map((record): Write => ({ put: "create", record })),
    effects: passingOn(certification, fresh),
  };
}

/** A document that was found clean when it was named as evidence, as the rules know it. */
export function shownDocument({ slot, documentId, fileName }: DutyEvidence) {
  return { slot, documentId, fileName, status: "clean", text: "" } as const;
}

/** One act on a declared delegation, as the writes that make it. */
export function delegationStep(
  deps: Pick<Deps, "clock">,
  step: {
    readonly delegation: Delegation;
    readonly act: DelegationAct;
    readonly by: ActedBy;
    readonly changes: Partial<Pick<Delegation, "ended" | "losses">>;
    readonly data: JsonObject;
  },
): Outcome<Stepped<Delegation>> {
  const { delegation, act, by, changes, data } = step;
  return stepOf(deps, {
    table: delegationTransitions,
    record: delegation,
    act,
    by,
    aggregate: partitions.delegation(delegation.certificationNumber, delegation.id),
    next: (moved) => delegationRecord.parse({ ...delegation, ...changes, ...moved }),
    data,
  });
}
