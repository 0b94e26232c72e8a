import { type IncidentBreach, incidentBreaches, type RansomStatement } from "./incident-breaches.ts";
import type { IncidentKind } from "./incident-transitions.ts";
import type { Policy } from "./policy/schema.ts";

type Rules = Policy["incidents"];

const hour = 3_600_000;

/** Within how many hours of its detection an incident is reported. */
export function firstReportHours(rules: Rules, customerSystemsAtRisk: boolean): number {
  return customerSystemsAtRisk ? rules.firstReportHoursAtRisk.value : rules.firstReportHours.value;
}

/**
 * How late a first report is, in hours begun; 0 in time, to the very moment.
 * @param detectedAt, filedAt ISO 8601 in UTC
 */
export function hoursLate(
  report: {
    readonly detectedAt: string;
    readonly filedAt: string;
    readonly customerSystemsAtRisk: boolean;
  },
  rules: Rules,
): number {
  const allowed = firstReportHours(rules, report.customerSystemsAtRisk) * hour;
  const over = Date.parse(report.filedAt) - Date.parse(report.detectedAt) - allowed;
  return Math.max(0, Math.ceil(over / hour));
}

/** What a report of any stage says that may be a breach. */
export type ReportFacts = { readonly ransom?: RansomStatement | undefined };

export type FinalFacts = {
  readonly incidentKind: IncidentKind;
  readonly ransom: RansomStatement;
  readonly customersAffected: number;
  readonly customersInformed: number;
};

function counted(rules: Rules, found: Partial<Record<IncidentBreach, boolean>>): readonly IncidentBreach[] {
  return incidentBreaches.filter((each) => found[each] === true && rules.breaches.value.includes(each));
}

/** The breaches a first report shows: it is late, or a ransom was paid. */
export function breachesOfFirst(
  report: ReportFacts & { readonly hoursLate: number },
  rules: Rules,
): readonly IncidentBreach[] {
  return counted(rules, { firstReportLate: report.hoursLate > 0, ransomPaid: report.ransom === "paid" });
}

/** The breach a follow-up report can show. */
export function breachesOfFollowUp({ ransom }: ReportFacts, rules: Rules): readonly IncidentBreach[] {
  return counted(rules, { ransomPaid: ransom === "paid" });
}

/**
 * The breaches a final report shows (K-02): customers concerned who were not informed, a ransom paid, or no statement on
 * it where the kind of incident asks for one.
 */
export function breachesOfFinal(report: FinalFacts, rules: Rules): readonly IncidentBreach[] {
  const { incidentKind, ransom, customersAffected, customersInformed } = report;
  return counted(rules, {
    customersNotInformed: customersInformed < customersAffected,
    ransomPaid: ransom === "paid",
    ransomStatementMissing:
      ransom === "notApplicable" && rules.ransomStatementFor.value.includes(incidentKind),
  });
}

/** The breach of a final report that did not come in time. */
export function breachesOfSilence(rules: Rules): readonly IncidentBreach[] {
  return counted(rules, { finalReportMissing: true });
}
