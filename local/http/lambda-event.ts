import type { IncomingMessage } from "node:http";
import type {
  APIGatewayEventRequestContextJWTAuthorizer,
  APIGatewayEventRequestContextV2,
  APIGatewayProxyEventV2WithRequestContext,
  APIGatewayProxyStructuredResultV2,
  Context,
} from "aws-lambda";
import type { JWTPayload } from "jose";
import type { Routed } from "./route-table.ts";

export type HttpApiEvent = APIGatewayProxyEventV2WithRequestContext<
  APIGatewayEventRequestContextV2 & { authorizer?: APIGatewayEventRequestContextJWTAuthorizer }
>;

/** A function behind the HTTP API, as Lambda calls it. */
export type LambdaHandler = (
  event: HttpApiEvent,
  context: Context,
) => Promise<Readonly<APIGatewayProxyStructuredResultV2>>;

/** One request, matched with its route and with its token checked. */
export type ApiRequest = {
  readonly route: Routed;
  readonly request: IncomingMessage;
  readonly path: string;
  readonly query: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly claims: JWTPayload | undefined;
  readonly requestId: string;
  /** Now, ISO 8601 in UTC. */
  readonly now: string;
};

/** Claims as API Gateway hands them on: everything a string, arrays as `[a b]`. */
export function flattenClaims(claims: JWTPayload): Record<string, string> {
  const flat = Object.entries(claims).flatMap(([name, value]) => {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return [[name, `[${value.join(" ")}]`]];
    return [[name, typeof value === "object" ? JSON.stringify(value) : String(value)]];
  });
  return Object.fromEntries(flat);
}

function flatHeaders(request: IncomingMessage): Record<string, string> {
  const { cookie: _, ...headers } = request.headers;
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(",") : value]],
    ),
  );
}

/** Values of the same name are joined by commas (payload format 2.0). */
function queryParameters(query: string): Record<string, string> | undefined {
  const joined: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    joined[name] = joined[name] === undefined ? value : `${joined[name]},${value}`;
  }
  return Object.keys(joined).length === 0 ? undefined : joined;
}

/** API Gateway hands texts on as they are and everything else in base64. */
function isText(contentType: string | undefined): boolean {
  return /^(text\/|application\/(json|xml|javascript|.*\+json)\b)/i.test(contentType ?? "");
}

function bodyFields(
  body: Buffer,
  contentType: string | undefined,
): { body?: string; isBase64Encoded: boolean } {
  if (body.byteLength === 0) return { isBase64Encoded: false };
  // Bytes that are no UTF-8 must reach the handler unchanged, to be refused there.
  const text = body.toString("utf8");
  const asText = isText(contentType) && Buffer.from(text).equals(body);
  return { body: asText ? text : body.toString("base64"), isBase64Encoded: !asText };
}

/** The event API Gateway's HTTP API would make of a request (payload format 2.0). */
export function httpApiEvent(api: ApiRequest): HttpApiEvent {
  const { route, request, path, query, parameters, claims, requestId, now } = api;
  const routeKey = `${route.method} ${route.path}`;
  const queryStringParameters = queryParameters(query);
  return {
    version: "2.0",
    routeKey,
    rawPath: path,
    rawQueryString: query,
    headers: flatHeaders(request),
    ...(queryStringParameters === undefined ? {} : { queryStringParameters }),
    ...(Object.keys(parameters).length === 0 ? {} : { pathParameters: { ...parameters } }),
    ...bodyFields(api.body, request.headers["content-type"]),
    requestContext: {
      accountId: "local",
      apiId: "local",
      domainName: request.headers.host ?? "",
      domainPrefix: "",
      http: {
        method: route.method,
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? "",
        userAgent: request.headers["user-agent"] ?? "",
      },
      requestId,
      routeKey,
      stage: "$default",
      time: now,
      timeEpoch: Date.parse(now),
      ...(claims === undefined
        ? {}
        : { authorizer: { jwt: { claims: flattenClaims(claims), scopes: null } } }),
    },
  };
}

/** The context Lambda would call the function with; an API request may take 29 seconds. */
export function lambdaContext(name: string, requestId: string): Context {
  const end = Date.now() + 29_000;
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: name,
    functionVersion: "$LATEST",
    invokedFunctionArn: `arn:local:lambda:local:local:function:${name}`,
    memoryLimitInMB: "1024",
    awsRequestId: requestId,
    logGroupName: `/local/${name}`,
    logStreamName: "local",
    getRemainingTimeInMillis: () => Math.max(0, end - Date.now()),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
}
