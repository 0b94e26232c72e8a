import middy from "@middy/core";
import type { Context } from "aws-lambda";
import type { InputOf, ReplyOf, Route } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "#usecases/actor.ts";
import type { Outcome } from "#usecases/outcome.ts";
import { answerProblems } from "./answer-problems.ts";
import type { HttpEvent, HttpReply } from "./http-event.ts";
import { identify } from "./identify.ts";
import { logRequest } from "./log-request.ts";
import { parseInput } from "./parse-input.ts";
import { answerReply, type Pages, refusalReply } from "./replies.ts";
import type { Request } from "./request.ts";

/** What a use case is given: what the caller asks for and, unless anyone may ask, who asks. */
export type CommandOf<R extends Route> = InputOf<R> &
  (R["roles"] extends "anyone" ? unknown : { readonly actor: Actor });

export type HttpHandler = (event: HttpEvent, context?: Context) => Promise<HttpReply>;
export type CreateHttpHandler = (deps: Deps) => HttpHandler;

/**
 * Wires a route to its use case: who calls, what they ask for, the act, and the answer. Only what the contract of the
 * reply names leaves the server. Every refusal and every fault is answered with problem details; nothing is thrown.
 * @param pages when given, readers who prefer HTML get a page instead of JSON
 */
export function httpFunction<R extends Route>(
  route: R,
  useCase: (deps: Deps) => (command: CommandOf<R>) => Promise<Outcome<ReplyOf<R>>>,
  pages?: Pages<ReplyOf<R>>,
): CreateHttpHandler {
  const { name, status } = route;
  // What anybody may read is public; what anybody may send is not, and neither is its answer.
  const kept = route.roles === "anyone" && route.method === "GET" ? "revalidated" : "nowhere";
  return (deps) => {
    const act = useCase(deps);
    // middy makes do without a Lambda context, which one machine does not have; its types do not say so.
    const chain = middy<Request, HttpReply>()
      .use(logRequest(deps.log, name))
      .use(answerProblems(deps.log, name, pages))
      .use(identify(route.roles))
      .use(parseInput(route))
      .handler(async (request) => {
        // Each part was parsed by the schema the type is inferred from; the compiler cannot follow that through `R`.
        const command = { ...request.input, ...(request.actor && { actor: request.actor }) };
        const outcome = await act(command as CommandOf<R>);
        if (!outcome.done) return refusalReply(request, outcome, pages);
        const value = route.reply.parse(outcome.value) as ReplyOf<R>;
        return answerReply(request, { status, value, kept }, pages);
      });
    return chain as HttpHandler;
  };
}
