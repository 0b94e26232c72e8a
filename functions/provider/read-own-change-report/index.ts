import { changeReportRoutes } from "#contracts/change-report-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { readOwnChangeReport } from "#usecases/read-own-change-report.ts";

/** Read one of the company's change reports. */
export const create = httpFunction(changeReportRoutes.readOwnChangeReport, readOwnChangeReport);
export const handler = onAws(create);
