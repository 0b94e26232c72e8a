import type { Deps } from "#ports";
import type { Certification } from "#records/certification.ts";
import { type ChangeReport, changeReportRecord } from "#records/change-report.ts";
import type { ActedBy, CaseRef } from "#records/common.ts";
import { keys, partitions } from "#records/layout.ts";
import type { NoticeContent } from "#records/notice-content.ts";
import type { Effect } from "#records/operation.ts";
import type { Task } from "#records/procedure.ts";
import { jstDay } from "#scheme/calendar.ts";
import { type ChangeReportAct, changeReportTransitions } from "#scheme/change-report-transitions.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import { taskDue } from "#scheme/task-due.ts";
import type { TaskKind } from "#scheme/task-transitions.ts";
import type { Outcome } from "../outcome.ts";
import { type Stepped, stepOf } from "./act.ts";
import { certificationCase, toProvider } from "./certifications.ts";
import { notice, toSecretariat } from "./effects.ts";
import type { JsonObject } from "./json.ts";
import { closing, newTask, opening, openTask, type TaskWrites, together } from "./tasks.ts";

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

/** What asks the provider for a change application, with the notice that says why and until when (M-06, B-01). */
export function askingForReview(
  deps: Pick<Deps, "clock" | "ids">,
  report: ChangeReport,
  reasons?: string,
): TaskWrites {
  const task = changeReportTask(deps, report, "changeReport");
  const given = reasons === undefined ? {} : { reasons };
  const told = changeReportNotice(report, "reviewRequired", { dueDay: task.dueDay, ...given });
  return together(opening(task), { writes: [], effects: [told] });
}

/** What asks a reviewer to check a report. A change that is still to come is checked when it has. */
export function askingForCheck(deps: Pick<Deps, "clock" | "ids">, report: ChangeReport): TaskWrites {
  const today = jstDay(deps.clock.now());
  const from = [report.happensOn, today].toSorted().at(-1);
  const dueDay = taskDue("changeCheck", policyVersion(report.policyVersion), from ?? today);
  const task = changeReportTask(deps, report, "changeCheck", dueDay);
  const told = notice(toSecretariat, {
    template: "taskOpened",
    ...aboutReport(report),
    taskKind: task.taskKind,
    dueDay,
  });
  return together(opening(task), { writes: [], effects: [told] });
}

type Happened = Extract<NoticeContent, { template: "changeReport" }>["happened"];

/** The notice to the provider of what became of its report. */
export function changeReportNotice(
  report: ChangeReport,
  happened: Happened,
  more: { readonly dueDay?: string; readonly reasons?: string } = {},
): Effect {
  return notice(toProvider({ number: report.certificationNumber }), {
    template: "changeReport",
    ...aboutReport(report),
    happened,
    happensOn: report.happensOn,
    items: report.changes.map(({ path }) => path),
    late: report.late,
    ...more,
  });
}

/** What every notice about a change report names: it is part of its certification's case. */
function aboutReport(report: ChangeReport) {
  const { certificationNumber: reference, providerName, category } = report;
  return { ...changeReportCase(report), reference, providerName, category };
}

/** A certification as somebody stands to it: it has no staff of its own that could be in conflict. */
export function companyOf({ corporateNumber }: Pick<Certification, "corporateNumber">) {
  return { corporateNumber, conflictedStaff: [] };
}
