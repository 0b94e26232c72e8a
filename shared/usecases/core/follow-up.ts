import type { Deps } from "#ports";
import type { Application, ApplicationOf } from "#records/application.ts";
import type { ActedBy } from "#records/common.ts";
import { jstDay } from "#scheme/calendar.ts";
import { certificationTransitions } from "#scheme/certification-transitions.ts";
import { transitionFor } from "#scheme/transition.ts";
import { done, type Outcome } from "../outcome.ts";
import { certificationStep } from "./certifications.ts";
import { changeReportStep, changeReportTask, closingReportTask, loadChangeReport } from "./change-reports.ts";
import { certificationConcerned, certificationOf } from "./of-certification.ts";
import { noTaskWrites, opening, type TaskWrites, together } from "./tasks.ts";

/** What the filing and the end of an application mean for the certification it is of, to be committed with the act. */

type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * What follows when an application is filed: the certification must not be over; with the first filing an extension
 * begins to keep it in force (M-07), and the review of a reported change begins (M-06).
 */
export async function followingFiling(
  deps: Needs,
  application: Application,
  by: ActedBy,
): Promise<Outcome<TaskWrites>> {
  const concerned = await certificationConcerned(deps, application);
  if (!concerned.done) return concerned;
  const certification = concerned.value;
  if (certification === undefined || application.status !== "draft") return done(noTaskWrites);
  if (application.applicationKind === "change") return beginningReview(deps, application, by);
  const extension = { applicationId: application.id, filedOn: jstDay(deps.clock.now()) };
  const begun = certificationStep(deps, {
    certification,
    act: "beginExtension",
    by,
    changes: { extension },
    data: extension,
  });
  return begun.done ? done({ writes: begun.value.writes, effects: [] }) : begun;
}

async function beginningReview(
  deps: Needs,
  application: Application,
  by: ActedBy,
): Promise<Outcome<TaskWrites>> {
  const report = await reportOf(deps, application);
  if (report?.status !== "reviewRequired") return done(noTaskWrites);
  const begun = changeReportStep(deps, {
    report,
    act: "beginChangeReview",
    by,
    changes: { applicationId: application.id },
    data: { applicationId: application.id },
  });
  if (!begun.done) return begun;
  const answered = await closingReportTask(deps, report, "answer", by);
  return done(together({ writes: begun.value.writes, effects: [] }, answered));
}

/**
 * What follows when an application ends without being granted: an extension keeps nothing in force any longer, so that
 * past its last day the certification is over by its dates (M-07). A change that was withdrawn or lapsed leaves the
 * review still to be made; one that was refused is settled (M-06).
 */
export async function followingEnd(
  deps: Needs,
  application: Application,
  how: "refused" | "withdrawn" | "lapsed",
  by: ActedBy,
): Promise<Outcome<TaskWrites>> {
  switch (application.applicationKind) {
    case "new":
      return done(noTaskWrites);
    case "extension":
      return endingExtension(deps, application, by);
    case "change":
      return how === "refused" ? settling(deps, application, by) : breakingOff(deps, application, by);
  }
}

async function endingExtension(
  deps: Needs,
  application: ApplicationOf<"extension">,
  by: ActedBy,
): Promise<Outcome<TaskWrites>> {
  const { extension, ...certification } = await certificationOf(deps, application.certificationNumber);
  const stands = transitionFor(certificationTransitions, certification.status, "endExtension") !== undefined;
  if (extension?.applicationId !== application.id || !stands) return done(noTaskWrites);
  const ended = certificationStep(deps, { certification, act: "endExtension", by, data: extension });
  return ended.done ? done({ writes: ended.value.writes, effects: [] }) : ended;
}

async function breakingOff(
  deps: Needs,
  application: ApplicationOf<"change">,
  by: ActedBy,
): Promise<Outcome<TaskWrites>> {
  const report = await reportOf(deps, application);
  if (report?.status !== "underReview" || report.applicationId !== application.id) return done(noTaskWrites);
  const data = { applicationId: application.id };
  const broken = changeReportStep(deps, { report, act: "breakOffChangeReview", by, data });
  if (!broken.done) return broken;
  const again = opening(changeReportTask(deps, report, "changeReport"));
  return done(together({ writes: broken.value.writes, effects: [] }, again));
}

/** What settles the reported change that an application was about, now that it is decided (M-06). */
export async function settling(
  deps: Needs,
  application: Application,
  by: ActedBy,
): Promise<Outcome<TaskWrites>> {
  const report = await reportOf(deps, application);
  if (report?.status !== "underReview" || report.applicationId !== application.id) return done(noTaskWrites);
  const data = { applicationId: application.id };
  const settled = changeReportStep(deps, { report, act: "settleChange", by, data });
  return settled.done ? done({ writes: settled.value.writes, effects: [] }) : settled;
}

async function reportOf(deps: Needs, application: Application) {
  if (application.applicationKind !== "change" || application.changeReportId === undefined) return undefined;
  return loadChangeReport(deps, application.certificationNumber, application.changeReportId);
}
