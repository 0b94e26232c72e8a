import { changeReportRoutes } from "#contracts/change-report-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { checkChangeReport } from "#usecases/check-change-report.ts";

/** Check a change report. */
export const create = httpFunction(changeReportRoutes.checkChangeReport, checkChangeReport);
export const handler = onAws(create);
