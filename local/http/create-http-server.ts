import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Route } from "#contracts/route.ts";
import { problemResponse, RequestRefused } from "#functions/middleware/problem.ts";
import type { Issuer } from "#local/identity/issuer.ts";
import type { Clock, Log } from "#ports";
import { type Answer, sendAnswer } from "./answer.ts";
import { apiGateway } from "./api.ts";
import { tokenCheck } from "./check-token.ts";
import type { LambdaHandler } from "./lambda-event.ts";
import { cookiesOf, type LocalRoute } from "./local-route.ts";
import { seeOther } from "./page.ts";
import { routeTable } from "./route-table.ts";

/** Milliseconds a caller may take: a request that trickles in is cut off, so that slow callers hold nothing. */
export type Patience = {
  readonly headers: number;
  readonly request: number;
  readonly idle: number;
  readonly checkEvery: number;
};
const usualPatience: Patience = { headers: 10_000, request: 120_000, idle: 5_000, checkEvery: 2_000 };

const graceMilliseconds = 2000;

export type HttpServerOptions = {
  /** Where the installation is reached, without a trailing slash. */
  readonly baseUrl: string;
  /** The function of every route, by the route's name. */
  readonly handlers: ReadonlyMap<string, LambdaHandler>;
  /** Whose tokens are taken; the embedded issuer also answers below `/oidc`. */
  readonly identity: Issuer & {
    readonly handle?: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  };
  readonly localRoutes: readonly LocalRoute[];
  readonly clock: Clock;
  readonly log: Log;
  /** The whole contract unless told. */
  readonly routes?: readonly Route[];
  readonly patience?: Partial<Patience>;
};

export type HttpServer = {
  /** Listens on 127.0.0.1. */
  readonly listen: (port: number) => Promise<{ readonly url: string }>;
  /** Lets requests under way finish for a moment, and stops. */
  readonly close: () => Promise<void>;
};

function refusalAnswer(error: unknown, requestId: string, log: Log): Answer {
  if (error instanceof RequestRefused) {
    const { statusCode, headers, body } = problemResponse(error.refusal, requestId);
    return { status: statusCode, headers, body };
  }
  log("REQUEST_FAILED", { requestId, error: error instanceof Error ? error.name : "unknown" });
  const { statusCode, headers, body } = problemResponse({ code: "our-fault" }, requestId);
  return { status: statusCode, headers, body };
}

/** HEAD asks for what GET gives, without its body (RFC 9110, 9.3.2), which Node.js leaves out by itself. */
function methodAsked({ method = "" }: IncomingMessage): string {
  return method === "HEAD" ? "GET" : method;
}

/** A request under another name than ours: people who typed `localhost` are led to the right address. */
function elsewhere(request: IncomingMessage, base: URL, requestId: string, log: Log): Answer {
  const path = request.url ?? "";
  if (
    methodAsked(request) === "GET" &&
    request.headers.host === `localhost:${base.port}` &&
    /^\/(?!\/)/.test(path)
  ) {
    return seeOther(`${base.origin}${path}`);
  }
  return refusalAnswer(new RequestRefused({ code: "not-found" }), requestId, log);
}

/** Bytes that are no HTTP, or came too slowly: there is no request to answer, so the status line has to do. */
function refuseConnection(error: Error, socket: Socket): void {
  const code = "code" in error ? error.code : undefined;
  if (code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const late = code === "ERR_HTTP_REQUEST_TIMEOUT";
  socket.end(`HTTP/1.1 ${late ? "408 Request Timeout" : "400 Bad Request"}\r\nconnection: close\r\n\r\n`);
}

/**
 * One server for the API, the sign-in and the local pages, on this machine only: it turns requests into the events of
 * API Gateway and calls the same functions.
 */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { identity, log, clock } = options;
  const base = new URL(options.baseUrl);
  const patience = { ...usualPatience, ...options.patience };
  const { routes } = options;
  const checkToken = tokenCheck(identity, clock);
  const api = apiGateway({
    handlers: options.handlers,
    checkToken,
    clock,
    ...(routes === undefined ? {} : { routes }),
  });
  const findLocal = routeTable(options.localRoutes);

  async function answer(request: IncomingMessage, requestId: string): Promise<Answer> {
    const [path = "", ...rest] = (request.url ?? "").split("?");
    const query = rest.join("?");
    const method = methodAsked(request);
    const local = findLocal(method, path);
    if (local.is === "route") {
      const { route, parameters } = local;
      const cookies = cookiesOf(request);
      return route.answer({ request, path, query: new URLSearchParams(query), parameters, cookies });
    }
    const found = api.find(method, path);
    if (found.is === "route")
      return api.call(found.route, found.parameters, { request, path, query, requestId });
    const allowed = [local, found]
      .flatMap((each) => (each.is === "otherMethod" ? each.allowed : []))
      .flatMap((each) => (each === "GET" ? ["GET", "HEAD"] : [each]));
    const problem = refusalAnswer(
      new RequestRefused({ code: allowed.length === 0 ? "not-found" : "method-not-allowed" }),
      requestId,
      log,
    );
    return allowed.length === 0
      ? problem
      : { ...problem, headers: { ...problem.headers, allow: allowed.join(", ") } };
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    response.setHeader("x-request-id", requestId);
    try {
      // A page elsewhere that makes its name point to this machine must not get through as if it were ours.
      if (request.headers.host !== base.host) {
        await sendAnswer(request, response, elsewhere(request, base, requestId, log));
        return;
      }
      if (identity.handle !== undefined && /^\/oidc(\/|$)/.test(request.url ?? "")) {
        await identity.handle(request, response);
      } else {
        await sendAnswer(request, response, await answer(request, requestId));
      }
    } catch (error) {
      if (response.headersSent || response.destroyed) response.destroy();
      else await sendAnswer(request, response, refusalAnswer(error, requestId, log));
    }
  }

  const server = createServer(
    {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      keepAliveTimeout: patience.idle,
      connectionsCheckingInterval: patience.checkEvery,
    },
    (request, response) => void respond(request, response),
  );
  server.on("clientError", refuseConnection);

  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", () => resolve({ url: options.baseUrl }));
      }),
    close: () =>
      new Promise((resolve) => {
        const impatience = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
        server.close(() => {
          clearTimeout(impatience);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
