import { changeReportRoutes } from "#contracts/change-report-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { refileChangeReport } from "#usecases/refile-change-report.ts";

/** File a returned change report again. */
export const create = httpFunction(changeReportRoutes.refileChangeReport, refileChangeReport);
export const handler = onAws(create);
