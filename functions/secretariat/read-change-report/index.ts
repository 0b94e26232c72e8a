import { changeReportRoutes } from "#contracts/change-report-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readChangeReport } from "#usecases/read-change-report.ts";

/** Read a change report. */
export const create = httpFunction(changeReportRoutes.readChangeReport, readChangeReport);
export const handler = onAws(create);
