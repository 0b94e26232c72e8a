import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import * as z from "zod";
import { type TokenCheck, tokenCheck } from "#local/http/check-token.ts";
import { httpApiEvent } from "#local/http/lambda-event.ts";
import { readRequestBody } from "#local/http/request-body.ts";
import { routeTable } from "#local/http/route-table.ts";
import type { Access } from "./access.ts";
import type { Functions } from "./functions.ts";
import { account, type ResolvedTemplate, region } from "./resolved-template.ts";
import type { TemplateUserPool } from "./user-pool.ts";

const routeProperties = z.object({
  ApiId: z.string(),
  RouteKey: z.string(),
  AuthorizationType: z.enum(["JWT", "NONE"]),
  AuthorizerId: z.string().optional(),
  Target: z.string().startsWith("integrations/"),
});
const integrationProperties = z.object({
  IntegrationType: z.literal("AWS_PROXY"),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal("2.0"),
});
const authorizerProperties = z.object({
  AuthorizerType: z.literal("JWT"),
  IdentitySource: z.tuple([z.literal("$request.header.Authorization")]),
  JwtConfiguration: z.object({ Issuer: z.string(), Audience: z.tuple([z.string()]) }),
});
const reply = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(""),
  isBase64Encoded: z.boolean().default(false),
});

/** The most API Gateway takes. */
const maximumBytes = 10 * 1024 * 1024;
const clock = { now: () => new Date().toISOString() };

type Served = {
  readonly method: string;
  readonly path: string;
  readonly functionArn: string;
  readonly checkToken: TokenCheck | undefined;
};

/** The HTTP API of the template on this machine: its routes, each behind its authorizer, lead to their functions. */
export async function serveHttpApi(
  { ofType, only, refOf }: ResolvedTemplate,
  access: Access,
  functions: Functions,
  { issuer, keys }: TemplateUserPool,
) {
  const apiId = refOf(only("AWS::ApiGatewayV2::Api"));
  const integrations = new Map(
    ofType("AWS::ApiGatewayV2::Integration").map((each) => [refOf(each), each.Properties]),
  );
  const checks = new Map(
    ofType("AWS::ApiGatewayV2::Authorizer").map((each) => {
      const { JwtConfiguration } = authorizerProperties.parse(each.Properties);
      if (JwtConfiguration.Issuer !== issuer) throw new Error("The authorizer takes another issuer's tokens");
      const [audience] = JwtConfiguration.Audience;
      return [refOf(each), tokenCheck({ issuer, audience, keys, clockToleranceSeconds: 0 }, clock)];
    }),
  );
  const servedOf = (properties: unknown): Served => {
    const { RouteKey, AuthorizationType, AuthorizerId = "", Target } = routeProperties.parse(properties);
    const [method = "", path = ""] = RouteKey.split(" ");
    const integration = integrations.get(Target.slice("integrations/".length));
    const checkToken = checks.get(AuthorizerId);
    if (AuthorizationType === "JWT" && checkToken === undefined)
      throw new Error(`${RouteKey} has no authorizer`);
    const functionArn = integrationProperties.parse(integration).IntegrationUri;
    return { method, path, functionArn, checkToken };
  };
  const find = routeTable(ofType("AWS::ApiGatewayV2::Route").map(({ Properties }) => servedOf(Properties)));

  async function call(request: IncomingMessage): Promise<z.infer<typeof reply>> {
    const [path = "", query = ""] = (request.url ?? "").split("?", 2);
    const body = await readRequestBody(request, maximumBytes);
    const found = find(request.method ?? "", path);
    if (found.is !== "route") return message(404, "Not Found");
    const { functionArn, checkToken, ...route } = found.route;
    const claims = await checkToken?.(request.headers.authorization);
    if (checkToken !== undefined && claims === undefined) return message(401, "Unauthorized");
    const source = `arn:aws:execute-api:${region}:${account}:${apiId}/$default/${route.method}${route.path}`;
    access.authoriseCall("apigateway.amazonaws.com", functionArn, source);
    const { parameters } = found;
    const [requestId, now] = [randomUUID(), clock.now()];
    const event = httpApiEvent({ route, request, path, query, parameters, body, claims, requestId, now });
    return reply.parse(await functions.invoke(functionArn, event));
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let answer: z.infer<typeof reply>;
    try {
      answer = await call(request);
    } catch {
      answer = message(500, "Internal Server Error");
    }
    const body = Buffer.from(answer.body, answer.isBase64Encoded ? "base64" : "utf8");
    response.writeHead(answer.statusCode, answer.headers).end(body);
  }

  const server = createServer((request, response) => void respond(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The API listens on no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What API Gateway answers by itself. */
function message(statusCode: number, text: string): z.infer<typeof reply> {
  const body = JSON.stringify({ message: text });
  return { statusCode, headers: { "content-type": "application/json" }, body, isBase64Encoded: false };
}
