import { noticeRoutes } from "#contracts/notice-routes.ts";
import { onAws } from "#functions/container.ts";
import { httpFunction } from "#functions/middleware/http-function.ts";
import { listNoticesThatCameBack } from "#usecases/list-notices-that-came-back.ts";

/** List notices that may not have arrived. */
export const create = httpFunction(noticeRoutes.listNoticesThatCameBack, listNoticesThatCameBack);
export const handler = onAws(create);
