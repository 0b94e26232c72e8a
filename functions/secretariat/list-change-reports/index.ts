import { changeReportRoutes } from "#contracts/change-report-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listChangeReports } from "#usecases/list-change-reports.ts";

/** List change reports by status. */
export const create = httpFunction(changeReportRoutes.listChangeReports, listChangeReports);
export const handler = onAws(create);
