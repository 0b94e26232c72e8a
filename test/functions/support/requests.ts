import type { Route } from "#contracts/route.ts";
import type { HttpEvent } from "#functions/middleware/http-event.ts";
import type { PersonRole } from "#scheme/roles.ts";

/** Planted in what a caller sends that must never be logged or repeated. */
export const secrets = {
  token: "eyJhbGciOiJFUzI1NiJ9.planted-token",
  name: "山田　花子",
  subject: "subject-0001",
  text: "planted-text-of-a-body",
} as const;

/** Claims of somebody with these groups: of a company with its attributes, of a body with its own, as far as they are. */
export function claimsOf(...groups: readonly string[]): Record<string, unknown> {
  const ofCompany = groups.some((group) => group === "applicant" || group === "signatory");
  return {
    sub: secrets.subject,
    name: secrets.name,
    groups,
    ...(ofCompany ? { corporate_number: "7123456789012", account_type: "prime" } : {}),
    ...(groups.includes("governmentResponder") ? { body: "meti" } : {}),
  };
}

export type RequestParts = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** A value is sent as JSON, a string as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly claims?: Readonly<Record<string, unknown>> | undefined;
  readonly base64?: boolean;
};

/** The event that API Gateway makes of a request; headers of a signed-in caller who sends JSON unless told otherwise. */
export function eventOf({ params, query, body, headers, claims, base64 = false }: RequestParts): HttpEvent {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return {
    headers: {
      authorization: `Bearer ${secrets.token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(params === undefined ? {} : { pathParameters: params }),
    ...(query === undefined ? {} : { queryStringParameters: query }),
    ...(body === undefined ? {} : { body: base64 ? Buffer.from(text ?? "").toString("base64") : text }),
    isBase64Encoded: base64,
    requestContext: {
      requestId: "request-0001",
      ...(claims === undefined ? {} : { authorizer: { jwt: { claims } } }),
    },
  };
}

/** Claims of somebody who may call the route; undefined when nobody needs to sign in. */
export function allowedClaims(route: Route): Record<string, unknown> | undefined {
  if (route.roles === "anyone") return undefined;
  const [first] = route.roles satisfies readonly PersonRole[];
  return claimsOf(first ?? "");
}
