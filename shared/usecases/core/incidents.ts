import type { Deps } from "#ports";
import type { ActedBy, CaseRef } from "#records/common.ts";
import { type Incident, incidentRecord } from "#records/incident.ts";
import { keys, partitions } from "#records/layout.ts";
import { type IncidentBreach, incidentBreachNames } from "#scheme/incident-breaches.ts";
import { type IncidentAct, incidentKindNames, incidentTransitions } from "#scheme/incident-transitions.ts";
import type { PermittedAct } from "#scheme/permissions.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import type { Actor } from "../actor.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { commitTogether, type Stepped, stepOf } from "./act.ts";
import { forbids } from "./authorise.ts";
import { loadCertification } from "./certifications.ts";
import type { JsonObject } from "./json.ts";
import { openingSurveillance } from "./open-surveillance.ts";
import { noTaskWrites, type TaskWrites, together } from "./tasks.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;

export function loadIncident(deps: Pick<Deps, "register">, id: string): Promise<Incident | undefined> {
  return deps.register.get("incident", keys.incident(id));
}

/** The incident under an id, for somebody who may do an act on it. */
export async function incidentFor(
  deps: Pick<Deps, "register">,
  actor: Actor,
  act: PermittedAct,
  id: string,
): Promise<Outcome<Incident>> {
  const incident = await loadIncident(deps, id);
  if (incident === undefined) return refused("not-found");
  return forbids(actor, act, incident) ?? done(incident);
}

/** The case that an incident is: its tasks, documents and notices. */
export function incidentCase({ id }: Pick<Incident, "id">): CaseRef {
  return { caseKind: "incident", caseId: id };
}

export function incidentPolicy({ policyVersion: version }: Pick<Incident, "policyVersion">): Policy {
  return policyVersion(version);
}

/** What every notice about an incident names. */
export function aboutIncident(incident: Pick<Incident, "id" | "number" | "providerName" | "category">) {
  const { number: reference, providerName, category } = incident;
  return { ...incidentCase(incident), reference, providerName, category };
}

export type Breached = TaskWrites & {
  /** The fields of the incident that change with it. */
  readonly changes: Pick<Incident, "breaches" | "surveillance">;
};

/**
 * What follows from breaches (K-02, S-02): each is kept once; the first of an incident opens its surveillance case, in
 * the same transaction, and later ones are added to the incident.
 */
export async function breaching(
  deps: Needs,
  incident: Pick<
    Incident,
    "id" | "number" | "certificationNumber" | "incidentKind" | "breaches" | "surveillance"
  >,
  found: readonly IncidentBreach[],
  by: ActedBy,
): Promise<Breached> {
  const { breaches, surveillance } = incident;
  const fresh = found.filter((each) => !breaches.some(({ breach }) => breach === each));
  const foundAt = deps.clock.now();
  const all = [...breaches, ...fresh.map((breach) => ({ breach, foundAt }))];
  const certification =
    fresh.length === 0 || surveillance !== undefined
      ? undefined
      : await loadCertification(deps, incident.certificationNumber);
  if (certification === undefined) return { ...noTaskWrites, changes: { breaches: all, surveillance } };
  const { surveillance: opened, ...parts } = await openingSurveillance(deps, {
    certification,
    origin: { kind: "incident", reference: incident.id },
    suspicion: suspicionOf(incident, fresh),
    by,
  });
  return { ...parts, changes: { breaches: all, surveillance: { id: opened.id, number: opened.number } } };
}

function suspicionOf(
  { number, incidentKind }: Pick<Incident, "number" | "incidentKind">,
  breaches: readonly IncidentBreach[],
): string {
  const what = breaches.map((breach) => `・${incidentBreachNames[breach].ja}`);
  return [`インシデント ${number}（${incidentKindNames[incidentKind].ja}）について`, ...what].join("\n");
}

export type IncidentStep = {
  readonly incident: Incident;
  readonly act: IncidentAct;
  readonly by: ActedBy;
  readonly changes: Partial<Pick<Incident, "followUps" | "finals" | "checks" | "finalDueDay">>;
  readonly data?: JsonObject;
  /** What the act shows of the provider's conduct. */
  readonly breaches?: readonly IncidentBreach[];
};

/** One act on an incident with what follows from its breaches and what belongs to it, committed together. */
export async function actOnIncident(
  deps: Needs,
  { incident, act, by, changes, data = {}, breaches = [] }: IncidentStep,
  parts: TaskWrites = noTaskWrites,
): Promise<Outcome<Incident>> {
  const breached = await breaching(deps, incident, breaches, by);
  const step: Outcome<Stepped<Incident>> = stepOf(deps, {
    table: incidentTransitions,
    record: incident,
    act,
    by,
    aggregate: partitions.incident(incident.id),
    next: (moved, updatedAt) =>
      incidentRecord.parse({ ...incident, ...changes, ...breached.changes, ...moved, updatedAt }),
    data: { ...data, ...(breaches.length === 0 ? {} : { breaches: [...breaches] }) },
  });
  if (!step.done) return step;
  const all = together({ writes: step.value.writes, effects: [] }, breached, parts);
  const written = await commitTogether(deps, all.writes, all.effects);
  return written.done ? done(step.value.next) : written;
}
