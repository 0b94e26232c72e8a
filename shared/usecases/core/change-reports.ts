import type { Deps } from "#ports";
import type { Certification } from "#records/certification.ts";
import { type ChangeReport, changeReportRecord } from "#records/change-report.ts";
import type { ActedBy, CaseRef } from "#records/common.ts";
import { keys, partitions } from "#records/layout.ts";
import type { Task } from "#records/procedure.ts";
import { type ChangeReportAct, changeReportTransitions } from "#scheme/change-report-transitions.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import type { TaskKind } from "#scheme/task-transitions.ts";
import type { Outcome } from "../outcome.ts";
import { type Stepped, stepOf } from "./act.ts";
import { certificationCase } from "./certifications.ts";
import type { JsonObject } from "./json.ts";
import { closing, newTask, openTask, type TaskWrites, together } from "./tasks.ts";

type Reads = Pick<Deps, "register">;

/** The report of a change of a certification, or undefined. */
export function loadChangeReport(deps: Reads, number: string, id: string): Promise<ChangeReport | undefined> {
  return deps.register.get("changeReport", keys.changeReport(number, id));
}

/** The case a change report belongs to: that of its certification. Its tasks name it as their topic. */
export function changeReportCase(report: ChangeReport): CaseRef {
  return certificationCase({ number: report.certificationNumber });
}

/** One act on a change report, as the writes that make it; to be committed with whatever belongs to it. */
export function changeReportStep(
  deps: Pick<Deps, "clock">,
  step: {
    readonly report: ChangeReport;
    readonly act: ChangeReportAct;
    readonly by: ActedBy;
    /** Fields of the next state; what the next status does not know of falls away. */
    readonly changes?: Readonly<Record<string, unknown>>;
    readonly data?: JsonObject;
  },
): Outcome<Stepped<ChangeReport>> {
  const { report, act, by, changes = {}, data = {} } = step;
  return stepOf(deps, {
    table: changeReportTransitions,
    record: report,
    act,
    by,
    aggregate: partitions.changeReport(report.id),
    next: (moved, at) => changeReportRecord.parse({ ...report, ...changes, ...moved, updatedAt: at }),
    data,
  });
}

/** A task about a change report: its provider or the secretariat is waited for. */
export function changeReportTask(
  deps: Pick<Deps, "clock" | "ids">,
  report: ChangeReport,
  kind: Extract<TaskKind, "changeReport" | "changeCheck">,
  dueDay?: string,
): Task {
  const { corporateNumber, id: topic } = report;
  const of = { ...changeReportCase(report), corporateNumber };
  const due = dueDay === undefined ? {} : { dueDay };
  return newTask(deps, of, policyVersion(report.policyVersion), kind, { topic, ...due });
}

/** What closes the task that the provider has because of a report, when there is one. */
export async function closingReportTask(
  deps: Pick<Deps, "register" | "clock">,
  report: ChangeReport,
  act: "answer" | "cancel",
  by: ActedBy,
): Promise<TaskWrites> {
  const task = await openTask(deps, changeReportCase(report), "changeReport", { topic: report.id });
  return together(...(task === undefined ? [] : [closing(task, act, by, deps.clock.now())]));
}

/** What every notice about a change report names: it is part of its certification's case. */
export function aboutReport(report: ChangeReport) {
  const { certificationNumber: reference, providerName, category } = report;
  return { ...changeReportCase(report), reference, providerName, category };
}

/** A certification as somebody stands to it: it has no staff of its own that could be in conflict. */
export function companyOf({ corporateNumber }: Pick<Certification, "corporateNumber">) {
  return { corporateNumber, conflictedStaff: [] };
}
