import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { writeHearingReport } from "#usecases/write-hearing-report.ts";

/** Report on what was heard, with an opinion. */
export const create = httpFunction(revocationRoutes.writeHearingReport, writeHearingReport);
export const handler = onAws(create);
