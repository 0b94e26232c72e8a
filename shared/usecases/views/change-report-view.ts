import type * as z from "zod";
import type { changeReportView as shape } from "#contracts/change-report-shapes.ts";
import type { Deps } from "#ports";
import type { ChangeReport } from "#records/change-report.ts";
import { changeReportStatusNames } from "#scheme/change-report-transitions.ts";
import { changeReportCase } from "../core/change-reports.ts";
import { openTask } from "../core/tasks.ts";

type View = z.infer<typeof shape>;

/** A change report (M-06). Provider and secretariat see the same of it. */
export async function changeReportView(deps: Pick<Deps, "register">, report: ChangeReport): Promise<View> {
  const task = await openTask(deps, changeReportCase(report), "changeReport", { topic: report.id });
  return {
    reportId: report.id,
    certificationNumber: report.certificationNumber,
    corporateNumber: report.corporateNumber,
    providerName: report.providerName,
    category: report.category,
    status: report.status,
    statusName: changeReportStatusNames[report.status],
    happensOn: report.happensOn,
    changes: report.changes,
    explanation: report.explanation,
    weight: report.weight,
    late: report.late,
    filedAt: report.filedAt,
    filedByName: report.filedBy.name,
    ...(task === undefined ? {} : { dueDay: task.dueDay }),
    ...("applicationId" in report && report.applicationId !== undefined
      ? { applicationId: report.applicationId }
      : {}),
    ...reasonsOf(report),
  };
}

function reasonsOf(report: ChangeReport): Pick<View, "reasons"> {
  switch (report.status) {
    case "returned":
      return { reasons: report.returned.reasons };
    case "reviewRequired":
    case "underReview":
      return report.required === undefined ? {} : { reasons: report.required.reasons };
    case "settled":
      return report.settlement === undefined ? {} : { reasons: report.settlement.reasons };
    default:
      return {};
  }
}
