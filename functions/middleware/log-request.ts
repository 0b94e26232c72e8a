import type { Log } from "#ports";
import type { Part } from "./request.ts";

/** Notes that a request was answered and how; nothing of what was asked or answered. */
export const logRequest = (log: Log, route: string): Part => {
  const note: NonNullable<Part["after"]> = ({ event, response }) => {
    const status = response?.statusCode ?? 500;
    log("REQUEST_ANSWERED", { route, requestId: event.requestContext.requestId, status });
  };
  return { after: note, onError: note };
};
