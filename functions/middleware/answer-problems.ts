import type { Log } from "#ports";
import { errorDetails } from "./error-details.ts";
import type { HttpEvent } from "./http-event.ts";
import { type Refused, RequestRefused } from "./problem.ts";
import { type Pages, refusalReply } from "./replies.ts";
import type { Part } from "./request.ts";

const invalidPageToken: Refused = {
  code: "invalid-input",
  violations: [
    {
      path: "after",
      wrong: {
        ja: "続きの位置を示す値が正しくありません。前の回答の next をそのまま使ってください。",
        en: "It is not the `next` of an earlier answer.",
      },
    },
  ],
};

/** Adapters' errors that the caller's input brought about, by name: functions know no adapters. */
const ofTheCaller: Readonly<Record<string, Refused>> = {
  InvalidPageToken: invalidPageToken,
  RecordTooLarge: { code: "body-too-large" },
};

function refusalIn(error: unknown): Refused | undefined {
  if (error instanceof RequestRefused) return error.refusal;
  return error instanceof Error && Object.hasOwn(ofTheCaller, error.name)
    ? ofTheCaller[error.name]
    : undefined;
}

/**
 * Turns what was thrown into problem details. What nobody foresaw is a fault of ours: the caller gets the request's id
 * to quote, and the log gets the error's name and place.
 */
export const answerProblems = (log: Log, route: string, pages?: Pages<never>): Part => ({
  onError: (request) => {
    const event: HttpEvent = request.event;
    const { requestId } = event.requestContext;
    const refusal = refusalIn(request.error);
    if (refusal === undefined) log("REQUEST_FAILED", { route, requestId, ...errorDetails(request.error) });
    request.response = refusalReply(event, refusal ?? { code: "our-fault", reference: requestId }, pages);
  },
});
