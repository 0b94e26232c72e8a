import type { changeReportRoutes } from "#contracts/change-report-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { forbids } from "./core/authorise.ts";
import { done, type Outcome } from "./outcome.ts";
import { changeReportView } from "./views/change-report-view.ts";

type Route = typeof changeReportRoutes.listChangeReports;

/** Change reports in a status, the latest changed first, without those the reader has a conflict with (M-06, F-01). */
export const listChangeReports =
  (deps: Pick<Deps, "register">) =>
  async ({ actor, status, after }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const page = await deps.register.listBy("changeReport", "standing", partitions.changeReportsIn(status), {
      descending: true,
      limit: 100,
      ...(after === undefined ? {} : { after }),
    });
    const shown = page.records.filter((report) => forbids(actor, "readUpkeep", report) === undefined);
    const reports = await Promise.all(shown.map((report) => changeReportView(deps, report)));
    return done(page.next === undefined ? { reports } : { reports, next: page.next });
  };
