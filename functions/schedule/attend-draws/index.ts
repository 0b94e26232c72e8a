import { onAws } from "#functions/container.ts";
import { scheduleFunction } from "#functions/middleware/schedule-function.ts";
import { attendDraws } from "#usecases/attend-draws.ts";

/** Commits to the draw of the year when its day has come, and draws where a beacon was waited for. */
export const create = scheduleFunction("attend-draws", attendDraws);
export const handler = onAws(create);
