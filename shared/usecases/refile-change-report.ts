import type { changeReportRoutes } from "#contracts/change-report-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { digestOf } from "#proof/digest.ts";
import { jstDay } from "#scheme/calendar.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { standingOn } from "./core/certifications.ts";
import {
  askingForCheck,
  changeReportStep,
  closingReportTask,
  loadChangeReport,
} from "./core/change-reports.ts";
import { changeViolations, judgedChange, lastDayOfChange } from "./core/judged-change.ts";
import { certificationOf } from "./core/of-certification.ts";
import { untilSettled } from "./core/retry.ts";
import { together } from "./core/tasks.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { changeReportView } from "./views/change-report-view.ts";

type Route = typeof changeReportRoutes.refileChangeReport;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * Files a change report again that was returned (M-06). It is judged anew, except that it stays late when it was; the
 * reviewer who returned it sees it again, whatever it weighs.
 */
export const refileChangeReport =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => refileOnce(deps, command));

async function refileOnce(deps: Needs, { actor, ...command }: Command): Promise<Outcome<ReplyOf<Route>>> {
  const report = await loadChangeReport(deps, command.number, command.reportId);
  if (report === undefined) return refused("not-found");
  const forbidden = forbids(actor, "refileChangeReport", report);
  if (forbidden !== undefined) return forbidden;
  const today = jstDay(deps.clock.now());
  const certification = await certificationOf(deps, command.number);
  const violations = changeViolations(command, lastDayOfChange(certification, today));
  if (violations.length > 0) return refused("invalid-input", { violations });
  if (hasEnded(await standingOn(deps, certification, today))) return refused("certification-over");

  const by = actingAs(actor, ["applicant", "signatory"]);
  const judged = judgedChange(command, policyVersion(report.policyVersion), jstDay(report.filedAt));
  const refiled = changeReportStep(deps, {
    report,
    act: "refileChangeReport",
    by,
    changes: { ...judged, late: report.late || judged.late },
    data: { weight: judged.weight, contentDigest: digestOf(judged) },
  });
  if (!refiled.done) return refiled;
  const { next, writes } = refiled.value;
  const answered = await closingReportTask(deps, report, "answer", by);
  const parts = together({ writes, effects: [] }, answered, askingForCheck(deps, next));
  const committed = await commitTogether(deps, parts.writes, parts.effects);
  return committed.done ? done(await changeReportView(deps, next)) : committed;
}
