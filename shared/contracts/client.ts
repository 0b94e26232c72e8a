import type * as z from "zod";
import { type Problem, problem } from "./problems.ts";
import type { Route } from "./route.ts";

type Parts = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
};

/** An object without fields is inferred as `Record<string, never>`: nothing to give, then. */
type Given<Part extends string, S extends z.ZodType> = string extends keyof z.input<S>
  ? unknown
  : { readonly [name in Part]: z.input<S> };

type Query<S extends z.ZodType> = string extends keyof z.input<S> ? unknown : { readonly query?: z.input<S> };

/** What a call of a route takes: its parameters, query and body, as far as it has them. */
export type CallOf<R extends Route> = Parts &
  Given<"params", R["params"]> &
  Query<R["query"]> &
  (R["body"] extends z.ZodType ? { readonly body: z.input<R["body"]> } : unknown);

export type Answer<Reply> =
  | { readonly ok: true; readonly status: number; readonly reply: Reply }
  | { readonly ok: false; readonly status: number; readonly problem: Problem };

export type Client = {
  call<R extends Route, Reply>(
    route: R & { readonly reply: z.ZodType<Reply> },
    input: CallOf<R>,
  ): Promise<Answer<Reply>>;
};

/**
 * A client of the API, typed by the contract: what goes out has the route's shape, what comes back is parsed by it.
 * Throws when the answer is neither the route's reply nor a problem.
 * @param token access token; none for public routes
 */
export function createClient(baseUrl: string, token?: string, send: typeof fetch = fetch): Client {
  return {
    async call(route, input) {
      const { params = {}, query = {}, body }: Parts = input;
      const response = await send(`${baseUrl}${addressOf(route, params, query)}`, {
        method: route.method,
        headers: {
          accept: "application/json",
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer: unknown = await response.json();
      if (!response.ok) return { ok: false, status: response.status, problem: problem.parse(answer) };
      return { ok: true, status: response.status, reply: route.reply.parse(answer) };
    },
  };
}

function addressOf(
  route: Route,
  params: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, unknown>>,
): string {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? path : `${path}?${search}`;
}
