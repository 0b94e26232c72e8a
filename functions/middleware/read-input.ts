import type * as z from "zod";
import type { Violation } from "#contracts/problems.ts";
import type { Route } from "#contracts/route.ts";
import type { HttpEvent } from "./http-event.ts";
import { RequestRefused } from "./problem.ts";
import { readBody } from "./read-body.ts";
import { unstorableText } from "./unstorable-text.ts";
import { violationsOf } from "./violations.ts";

type Read = { readonly value: unknown; readonly violations: readonly Violation[] };

function read(schema: z.ZodType, input: unknown): Read {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return { value: undefined, violations: violationsOf(parsed.error, input) };
  return { value: parsed.data, violations: unstorableText(parsed.data) };
}

/**
 * What a caller asks for: body, query and parameters, each parsed by the route's schema, as one object.
 * @throws RequestRefused `invalid-input` with every violation, or a refusal of the body as such
 */
export function readInput(route: Route, event: HttpEvent): Record<string, unknown> {
  const body: Read =
    route.body === undefined
      ? { value: {}, violations: [] }
      : read(route.body, readBody(event, route.maximumBytes));
  const query = read(route.query, { ...event.queryStringParameters });
  const params = read(route.params, { ...event.pathParameters });
  const violations = [...params.violations, ...query.violations, ...body.violations];
  if (violations.length > 0) throw new RequestRefused({ code: "invalid-input", violations });
  return Object.assign({}, body.value, query.value, params.value);
}
