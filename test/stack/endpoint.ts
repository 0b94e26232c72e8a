import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { s3ErrorBody } from "#local/documents/s3-error.ts";
import { AccessDenied } from "./access.ts";
import { scopeOf } from "./signatures.ts";
import { jsonAnswer, ServiceError, type WireAnswer, type WireRequest } from "./wire.ts";

/** How each service answers what a role asks of it. */
export type Services = {
  readonly dynamodb: (operation: string, role: string, request: WireRequest) => Promise<WireAnswer>;
  readonly kms: (operation: string, role: string, body: unknown) => WireAnswer;
  readonly stepFunctions: (operation: string, role: string, body: unknown) => Promise<WireAnswer>;
  readonly mail: (role: string, body: unknown) => WireAnswer;
  readonly s3: (signer: string | undefined, request: WireRequest) => Promise<WireAnswer>;
};

async function wireRequest(message: IncomingMessage, host: string): Promise<WireRequest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const headers = Object.entries(message.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: message.method ?? "",
    url: new URL(message.url ?? "", `http://${host}`),
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks),
  };
}

/** Who signed a request's header, and for which service; nobody did when a browser uses what was signed before. */
function signerOf({ headers }: WireRequest): { readonly role: string; readonly service: string } | undefined {
  const credential = /^AWS4-HMAC-SHA256 Credential=([^,]+),/.exec(headers["authorization"] ?? "")?.[1];
  return credential === undefined ? undefined : scopeOf(credential);
}

async function answerOf(services: Services, request: WireRequest): Promise<WireAnswer> {
  const signer = signerOf(request);
  if (signer === undefined || signer.service === "s3") return services.s3(signer?.role, request);
  const { role, service } = signer;
  const operation = request.headers["x-amz-target"]?.split(".")[1] ?? "";
  switch (service) {
    case "dynamodb":
      return services.dynamodb(operation, role, request);
    case "kms":
      return services.kms(operation, role, JSON.parse(request.body.toString()));
    case "states":
      return services.stepFunctions(operation, role, JSON.parse(request.body.toString()));
    case "ses":
      if (request.url.pathname === "/v2/email/outbound-emails")
        return services.mail(role, JSON.parse(request.body.toString()));
  }
  throw new Error(`${service} ${operation}${request.url.pathname} is not emulated`);
}

/** What an error looks like on the wire of its service. */
function errorAnswer(error: unknown, request: WireRequest): WireAnswer {
  const { code, status, message } = serviceError(error);
  const target = request.headers["x-amz-target"];
  if (target === undefined && !request.url.pathname.startsWith("/v2/")) {
    const body = s3ErrorBody({ code, status, message });
    return { status, headers: { "content-type": "application/xml" }, body };
  }
  const type = code === "AccessDenied" ? "AccessDeniedException" : code;
  const answer = jsonAnswer({ __type: type, message }, status);
  return { ...answer, headers: { ...answer.headers, "x-amzn-errortype": type } };
}

function serviceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  if (error instanceof AccessDenied)
    return new ServiceError("AccessDenied", { status: 403, message: error.message });
  return new ServiceError("NotEmulated", {
    status: 400,
    message: error instanceof Error ? error.message : "unknown",
  });
}

/** One address on this machine for every service, as `AWS_ENDPOINT_URL` names it. It answers once it is given services. */
export async function openEndpoint() {
  const ready = Promise.withResolvers<Services>();
  const faults: string[] = [];
  const server = createServer(async (message, response) => {
    const request = await wireRequest(message, message.headers.host ?? "");
    let answer: WireAnswer;
    try {
      answer = await answerOf(await ready.promise, request);
    } catch (error) {
      answer = errorAnswer(error, request);
      if (!(error instanceof ServiceError || error instanceof AccessDenied)) faults.push(String(error));
    }
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The endpoint listens on no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    serve: ready.resolve,
    /** What was asked that is not emulated, or went wrong within. */
    faults,
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
