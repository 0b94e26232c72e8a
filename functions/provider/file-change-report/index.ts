import { changeReportRoutes } from "#contracts/change-report-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { fileChangeReport } from "#usecases/file-change-report.ts";

/** Report a change. */
export const create = httpFunction(changeReportRoutes.fileChangeReport, fileChangeReport);
export const handler = onAws(create);
