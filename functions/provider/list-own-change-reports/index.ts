import { changeReportRoutes } from "#contracts/change-report-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listOwnChangeReports } from "#usecases/list-own-change-reports.ts";

/** List the change reports of one's own certification. */
export const create = httpFunction(changeReportRoutes.listOwnChangeReports, listOwnChangeReports);
export const handler = onAws(create);
