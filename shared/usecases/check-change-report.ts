import type { changeReportRoutes } from "#contracts/change-report-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { ChangeReport } from "#records/change-report.ts";
import type { ActedBy } from "#records/common.ts";
import type { Effect } from "#records/operation.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import {
  askingForReview,
  changeReportCase,
  changeReportNotice,
  changeReportStep,
  changeReportTask,
  closingReportTask,
  loadChangeReport,
} from "./core/change-reports.ts";
import { certificationOf } from "./core/of-certification.ts";
import { recordingChange } from "./core/recorded-change.ts";
import { untilSettled } from "./core/retry.ts";
import { closing, opening, openTask, type TaskWrites, together } from "./core/tasks.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { changeReportView } from "./views/change-report-view.ts";

type Route = typeof changeReportRoutes.checkChangeReport;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;
type Judged = Outcome<TaskWrites & { readonly next: ChangeReport }>;

const acts = {
  record: "recordLightChange",
  requireReview: "requireReview",
  return: "returnChangeReport",
  settleWithoutReview: "settleWithoutReview",
} as const;

/**
 * A reviewer checks a change report (M-06): records a light change on the register, finds that it must be reviewed
 * after all, returns it to be mended, or settles a large one without a review when the change was given up.
 */
export const checkChangeReport =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => checkOnce(deps, command));

async function checkOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const report = await loadChangeReport(deps, command.number, command.reportId);
  if (report === undefined) return refused("not-found");
  const forbidden = forbids(command.actor, acts[command.outcome], report);
  if (forbidden !== undefined) return forbidden;
  const by = actingAs(command.actor, ["reviewer"]);
  const judged =
    command.outcome === "settleWithoutReview"
      ? await settled(deps, report, command.reasons, by)
      : await checked(deps, report, command, by);
  if (!judged.done) return judged;
  const { next, writes, effects } = judged.value;
  const committed = await commitTogether(deps, writes, effects);
  return committed.done ? done(await changeReportView(deps, next)) : committed;
}

async function checked(
  deps: Needs,
  report: ChangeReport,
  command: Exclude<Command, { outcome: "settleWithoutReview" }>,
  by: ActedBy,
): Promise<Judged> {
  if (report.status !== "filed") return refused("not-possible-now");
  const task = await openTask(deps, changeReportCase(report), "changeCheck", { topic: report.id });
  if (task === undefined) return refused("task-closed");
  const answered = closing(task, "answer", by, deps.clock.now());
  const judged = await judgedAs(deps, report, command, by);
  if (!judged.done) return judged;
  return done({ next: judged.value.next, ...together(judged.value, answered) });
}

function judgedAs(
  deps: Needs,
  report: ChangeReport,
  command: Exclude<Command, { outcome: "settleWithoutReview" }>,
  by: ActedBy,
): Promise<Judged> | Judged {
  if (command.outcome === "record") return recorded(deps, report, by);
  const judgement = { reasons: command.reasons, by, at: deps.clock.now() };
  return command.outcome === "requireReview"
    ? reviewRequired(deps, report, judgement)
    : returned(deps, report, judgement);
}

type Judgement = { readonly reasons: string; readonly by: ActedBy; readonly at: string };

/** The register shows a change from its day on. A large one is never just recorded; a reviewer who finds it light returns it to be described as what it is. */
async function recorded(deps: Needs, report: ChangeReport, by: ActedBy): Promise<Judged> {
  const isToCome = report.happensOn > jstDay(deps.clock.now());
  if (report.weight === "large" || isToCome) return refused("not-possible-now");
  const stepped = changeReportStep(deps, {
    report,
    act: "recordLightChange",
    by,
    changes: { recordedBy: by },
  });
  if (!stepped.done) return stepped;
  const certification = await certificationOf(deps, report.certificationNumber);
  const onRegister = await recordingChange(deps, report, certification, by);
  if (!onRegister.done) return onRegister;
  const told = changeReportNotice(report, "recorded");
  return done(judgement(stepped.value, onRegister.value, [told]));
}

function reviewRequired(deps: Needs, report: ChangeReport, required: Judgement): Judged {
  const { by, reasons } = required;
  const stepped = changeReportStep(deps, {
    report,
    act: "requireReview",
    by,
    changes: { required },
    data: { reasons },
  });
  if (!stepped.done) return stepped;
  return done(judgement(stepped.value, askingForReview(deps, report, reasons), []));
}

function returned(deps: Needs, report: ChangeReport, made: Judgement): Judged {
  const { by, reasons } = made;
  const stepped = changeReportStep(deps, {
    report,
    act: "returnChangeReport",
    by,
    changes: { returned: made },
    data: { reasons },
  });
  if (!stepped.done) return stepped;
  const task = changeReportTask(deps, report, "changeReport");
  const told = changeReportNotice(report, "returned", { dueDay: task.dueDay, reasons });
  return done(judgement(stepped.value, opening(task), [told]));
}

async function settled(deps: Needs, report: ChangeReport, reasons: string, by: ActedBy): Promise<Judged> {
  const settlement = { reasons, by, at: deps.clock.now() };
  const stepped = changeReportStep(deps, {
    report,
    act: "settleWithoutReview",
    by,
    changes: { settlement },
    data: { reasons },
  });
  if (!stepped.done) return stepped;
  const freed = await closingReportTask(deps, report, "cancel", by);
  return done(judgement(stepped.value, freed, [changeReportNotice(report, "settled", { reasons })]));
}

function judgement(
  stepped: Pick<TaskWrites, "writes"> & { readonly next: ChangeReport },
  more: TaskWrites,
  effects: readonly Effect[],
) {
  const { next, writes } = stepped;
  return { next, ...together({ writes, effects }, more) };
}
