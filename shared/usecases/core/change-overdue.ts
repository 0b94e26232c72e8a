import type { Deps } from "#ports";
import type { Task } from "#records/procedure.ts";
import { jstDay } from "#scheme/calendar.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import { system } from "../actor.ts";
import type { Outcome } from "../outcome.ts";
import { commitTogether } from "./act.ts";
import { standingOn } from "./certifications.ts";
import { changeReportNotice, loadChangeReport } from "./change-reports.ts";
import { certificationOf } from "./of-certification.ts";
import { openingSurveillance } from "./open-surveillance.ts";
import { closing, noTaskWrites, type TaskWrites, together } from "./tasks.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * A provider did not do in time what its change asks for: the surveillance officer considers whether to act (M-06, S-02).
 * The report stays as it is, and can still be answered. A certification that is over is asked for nothing.
 */
export async function changeStaysUndone(deps: Needs, task: Task): Promise<Outcome<unknown>> {
  const closed = closing(task, "expire", system, deps.clock.now());
  const suspicion = await suspecting(deps, task);
  const parts = together(closed, suspicion);
  return commitTogether(deps, parts.writes, parts.effects);
}

async function suspecting(deps: Needs, { caseId, topic = "", dueDay }: Task): Promise<TaskWrites> {
  const report = await loadChangeReport(deps, caseId, topic);
  if (report === undefined) return noTaskWrites;
  const certification = await certificationOf(deps, caseId);
  if (hasEnded(await standingOn(deps, certification, jstDay(deps.clock.now())))) return noTaskWrites;
  const items = report.changes.map(({ path }) => path);
  const { writes, effects } = await openingSurveillance(deps, {
    certification,
    origin: { kind: "unreportedChange", reference: report.id },
    suspicion: `届出のあった変更（${items.join("、")}）について、求めた手続が期限（${dueDay}）までに行われなかった。`,
    by: system,
  });
  const told = changeReportNotice(report, "notAnswered", { dueDay });
  return { writes, effects: [...effects, told] };
}
