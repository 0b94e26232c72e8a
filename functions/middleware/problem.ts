import { type Problem, problemCatalogue } from "#contracts/problems.ts";
import type { Refusal } from "#usecases/outcome.ts";
import type { HttpReply } from "./http-event.ts";
import { responseHeaders } from "./response-headers.ts";

export type Refused = Omit<Refusal, "done">;

/** Thrown by the parts of the chain before the use case; `answerProblems` turns it into the answer. */
export class RequestRefused extends Error {
  readonly refusal: Refused;

  constructor(refusal: Refused) {
    super(refusal.code);
    this.name = "RequestRefused";
    this.refusal = refusal;
  }
}

/** The problem details of a refusal (RFC 9457). Its type is the catalogue's code as a URN: the same on every installation. */
export function problemOf(refusal: Refused, reference?: string): Problem {
  const { status, wrong, remedy } = problemCatalogue[refusal.code];
  const concerned = refusal.reference ?? reference;
  return {
    type: `urn:problem:${refusal.code}`,
    title: wrong.en,
    status,
    code: refusal.code,
    wrong,
    remedy,
    ...(refusal.violations === undefined ? {} : { violations: [...refusal.violations] }),
    ...(refusal.findings === undefined ? {} : { findings: [...refusal.findings] }),
    ...(concerned === undefined ? {} : { reference: concerned }),
  };
}

/**
 * The answer to a refusal: `application/problem+json` with the catalogue's status.
 * @param reference what to quote to the operator (a request id), unless the refusal names something itself
 */
export function problemResponse(refusal: Refused, reference?: string): HttpReply {
  const problem = problemOf(refusal, reference);
  return {
    statusCode: problem.status,
    headers: {
      ...responseHeaders("application/problem+json", "nowhere"),
      ...(problem.status === 401 ? { "www-authenticate": "Bearer" } : {}),
    },
    body: JSON.stringify(problem),
  };
}
