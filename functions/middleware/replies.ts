import type { Problem } from "#contracts/problems.ts";
import { prefersPage } from "./accept.ts";
import type { HttpEvent, HttpReply } from "./http-event.ts";
import { problemOf, problemResponse, type Refused } from "./problem.ts";
import { responseHeaders } from "./response-headers.ts";

/** How a route answers a reader who wants a page. `value` is the reply as its contract lets it out. */
export type Pages<Value> = {
  readonly answer: (value: Value) => string;
  readonly problem: (problem: Problem) => string;
  readonly contentSecurityPolicy: string;
};

type Kept = Parameters<typeof responseHeaders>[1];

function pageReply(statusCode: number, kept: Kept, html: string, policy: string): HttpReply {
  const headers = { ...responseHeaders("text/html; charset=utf-8", kept, policy), vary: "accept" };
  return { statusCode, headers, body: html };
}

/** The answer of a use case that did what it was asked for. */
export function answerReply<Value>(
  event: HttpEvent,
  answer: { readonly status: number; readonly value: Value; readonly kept: Kept },
  pages?: Pages<Value>,
): HttpReply {
  const { status, value, kept } = answer;
  if (pages !== undefined && prefersPage(event.headers["accept"])) {
    return pageReply(status, kept, pages.answer(value), pages.contentSecurityPolicy);
  }
  const headers = {
    ...responseHeaders("application/json", kept),
    ...(pages === undefined ? {} : { vary: "accept" }),
  };
  return { statusCode: status, headers, body: JSON.stringify(value) };
}

/** The answer to a refusal: problem details, or the same as a page. */
export function refusalReply(event: HttpEvent, refusal: Refused, pages?: Pages<never>): HttpReply {
  if (pages === undefined || !prefersPage(event.headers["accept"])) return problemResponse(refusal);
  const problem = problemOf(refusal);
  return pageReply(problem.status, "nowhere", pages.problem(problem), pages.contentSecurityPolicy);
}
