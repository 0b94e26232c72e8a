import type { changeReportRoutes } from "#contracts/change-report-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { forbids } from "./core/authorise.ts";
import { loadCertification } from "./core/certifications.ts";
import { companyOf } from "./core/change-reports.ts";
import { listAll } from "./core/load.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { changeReportView } from "./views/change-report-view.ts";

type Route = typeof changeReportRoutes.listOwnChangeReports;

/** The change reports of one of the company's certifications, the latest first (M-06). */
export const listOwnChangeReports =
  (deps: Pick<Deps, "register">) =>
  async ({ actor, number }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const certification = await loadCertification(deps, number);
    if (certification === undefined) return refused("not-found");
    const forbidden = forbids(actor, "readUpkeep", companyOf(certification));
    if (forbidden !== undefined) return forbidden;
    const reports = await listAll(deps, "changeReport", partitions.certification(number));
    const views = await Promise.all(reports.map((report) => changeReportView(deps, report)));
    return done({ reports: views.toReversed() });
  };
