import type { Deps } from "#ports";
import { chainEvent, genesisTip } from "#proof/event-chain.ts";
import type { Certification } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import { type Incident, incidentRecord } from "#records/incident.ts";
import { keys, partitions } from "#records/layout.ts";
import type { Effect } from "#records/operation.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { RansomStatement } from "#scheme/incident-breaches.ts";
import { breachesOfFirst, hoursLate } from "#scheme/incident-conduct.ts";
import type { IncidentKind } from "#scheme/incident-transitions.ts";
import { policyOn } from "#scheme/policy/index.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { addPeriod } from "#scheme/task-due.ts";
import { certifiedFields, toProvider } from "./certifications.ts";
import { notice, toSecretariat } from "./effects.ts";
import { aboutIncident, breaching, incidentCase } from "./incidents.ts";
import { nextInSequence } from "./sequence.ts";
import { newTask, opening, type TaskWrites, together } from "./tasks.ts";

export type FirstReport = Pick<Incident, "detectedAt" | "customerSystemsAtRisk"> & {
  readonly incidentKind: IncidentKind;
  readonly summary: string;
  readonly customersInformed: Incident["first"]["customersInformed"];
  readonly bodiesInformed: Incident["first"]["bodiesInformed"];
  readonly ransom?: RansomStatement | undefined;
};

/** The name that the incident of a certification holds, so that it is reported once. */
function incidentClaim(number: string, { incidentKind, detectedAt }: FirstReport): string {
  return `incident#${number}#${incidentKind}#${Date.parse(detectedAt)}`;
}

/** The id of the incident that was reported with the same words before, or undefined. */
export async function reportedBefore(
  deps: Pick<Deps, "register">,
  { number }: Certification,
  report: FirstReport,
): Promise<string | undefined> {
  const claim = await deps.register.get("claim", keys.claim(incidentClaim(number, report)));
  return claim?.heldBy;
}

/** The final report is due so long after the detection; who reports later than that has until the end of the day. */
function finalDue(policy: Policy, detectedAt: string, today: string): string {
  const due = addPeriod(jstDay(detectedAt), policy.incidents.finalReport.value);
  return due < today ? today : due;
}

/** What a first report makes (K-02): the incident with its number, the clock of the final report, and the notices. */
export async function newIncident(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  certification: Certification,
  report: FirstReport,
  by: ActedBy,
): Promise<TaskWrites & { readonly incident: Incident }> {
  const at = deps.clock.now();
  const today = jstDay(at);
  const id = deps.ids.next();
  const policy = policyOn(today);
  const { incidentKind, detectedAt, customerSystemsAtRisk, summary, ransom } = report;
  const late = hoursLate({ detectedAt, filedAt: at, customerSystemsAtRisk }, policy.incidents);
  const sequence = await nextInSequence(deps, `incident#${today.slice(0, 4)}`);
  const number = `IN-${today.slice(0, 4)}-${String(sequence.number).padStart(6, "0")}`;
  const found = breachesOfFirst({ ransom, hoursLate: late }, policy.incidents);
  const breached = await breaching(
    deps,
    { id, number, certificationNumber: certification.number, incidentKind, breaches: [] },
    found,
    by,
  );
  const finalDueDay = finalDue(policy, detectedAt, today);
  const event = chainEvent({
    tip: genesisTip,
    event: {
      kind: "event",
      aggregate: partitions.incident(id),
      act: "reportIncident",
      to: "first",
      by,
      at,
      data: {
        certificationNumber: certification.number,
        incidentKind,
        detectedAt,
        hoursLate: late,
        breaches: [...found],
      },
    },
  });
  const incident = incidentRecord.parse({
    kind: "incident",
    id,
    version: 1,
    status: "first",
    number,
    ...certifiedFields(certification, today),
    incidentKind,
    detectedAt,
    customerSystemsAtRisk,
    first: {
      summary,
      ransom,
      customersInformed: report.customersInformed,
      bodiesInformed: report.bodiesInformed,
      at,
      by,
    },
    hoursLate: late,
    followUps: [],
    finalDueDay,
    finals: [],
    checks: [],
    ...breached.changes,
    updatedAt: at,
    ledger: { sequence: event.sequence, hash: event.hash },
    conflictedStaff: [],
  });
  const of = { ...incidentCase(incident), corporateNumber: incident.corporateNumber };
  const claim = {
    kind: "claim",
    name: incidentClaim(certification.number, report),
    heldBy: id,
    since: at,
  } as const;
  const first: TaskWrites = {
    writes: [
      { put: "create", record: claim },
      sequence.write,
      { put: "create", record: incident },
      { put: "create", record: event },
    ],
    effects: noticesOf(certification, incident),
  };
  const task = newTask(deps, of, policy, "incidentFinal", { dueDay: finalDueDay });
  return { incident, ...together(first, opening(task), breached) };
}

function noticesOf(certification: Certification, incident: Incident): readonly Effect[] {
  const { incidentKind, detectedAt, hoursLate: late, finalDueDay, first } = incident;
  const content = {
    template: "incidentReported",
    ...aboutIncident(incident),
    incidentKind,
    detectedAt,
    reportedAt: first.at,
    hoursLate: late,
    finalDueDay,
  } as const;
  return [
    notice(toProvider(certification), { ...content, reader: "provider" }),
    notice(toSecretariat, { ...content, reader: "secretariat" }),
  ];
}
