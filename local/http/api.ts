import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { Route } from "#contracts/route.ts";
import { allRoutes } from "#contracts/routes.ts";
import { RequestRefused } from "#functions/middleware/problem.ts";
import type { Clock } from "#ports";
import type { Answer } from "./answer.ts";
import type { TokenCheck } from "./check-token.ts";
import { httpApiEvent, type LambdaHandler, lambdaContext } from "./lambda-event.ts";
import { readRequestBody } from "./request-body.ts";
import { routeTable } from "./route-table.ts";

const usualMaximumBytes = 65_536;

export type ApiOptions = {
  /** The function of every route, by the route's name. */
  readonly handlers: ReadonlyMap<string, LambdaHandler>;
  readonly checkToken: TokenCheck;
  readonly clock: Clock;
  /** The whole contract unless told. */
  readonly routes?: readonly Route[];
};

export type ApiCall = {
  readonly request: IncomingMessage;
  readonly path: string;
  readonly query: string;
  readonly requestId: string;
};

function answerOf(result: Readonly<APIGatewayProxyStructuredResultV2>, signedIn: boolean): Answer {
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(result.headers ?? {}))
    headers[name.toLowerCase()] = String(value);
  if (signedIn) headers["cache-control"] = "no-store";
  if (result.cookies !== undefined) headers["set-cookie"] = result.cookies;
  const body = result.body ?? "";
  return {
    status: result.statusCode ?? 200,
    headers,
    body: result.isBase64Encoded === true ? Buffer.from(body, "base64") : body,
  };
}

/**
 * What API Gateway does, on one machine: finds the route, checks the token, reads the body within its limit, and calls
 * the same function with the same event.
 * @throws RequestRefused `not-signed-in`, `body-too-large`
 */
export function apiGateway(options: ApiOptions) {
  const routes = options.routes ?? allRoutes;
  const find = routeTable(routes);
  const missing = routes.filter(({ name }) => !options.handlers.has(name)).map(({ name }) => name);
  if (missing.length > 0) throw new Error(`There is no function for: ${missing.join(", ")}`);

  async function call(
    route: Route,
    parameters: Readonly<Record<string, string>>,
    from: ApiCall,
  ): Promise<Answer> {
    const { request, requestId } = from;
    const handler = options.handlers.get(route.name);
    if (handler === undefined) throw new Error(`There is no function for ${route.name}`);
    const open = route.roles === "anyone";
    const claims = open ? undefined : await options.checkToken(request.headers.authorization);
    if (!open && claims === undefined) throw new RequestRefused({ code: "not-signed-in" });
    const body = await readRequestBody(request, route.maximumBytes ?? usualMaximumBytes);
    const event = httpApiEvent({ ...from, route, parameters, body, claims, now: options.clock.now() });
    return answerOf(await handler(event, lambdaContext(route.name, requestId)), !open);
  }

  return { find, call };
}
