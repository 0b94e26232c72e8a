import type { changeReportRoutes } from "#contracts/change-report-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { forbids } from "./core/authorise.ts";
import { loadChangeReport } from "./core/change-reports.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { changeReportView } from "./views/change-report-view.ts";

type Route = typeof changeReportRoutes.readOwnChangeReport;

/** One of the company's change reports; another company's is not found (M-06). */
export const readOwnChangeReport =
  (deps: Pick<Deps, "register">) =>
  async ({
    actor,
    number,
    reportId,
  }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const report = await loadChangeReport(deps, number, reportId);
    if (report === undefined) return refused("not-found");
    return forbids(actor, "readUpkeep", report) ?? done(await changeReportView(deps, report));
  };
