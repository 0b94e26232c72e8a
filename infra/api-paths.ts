import type { Route } from "#contracts/route.ts";

/** What stands in front of a path of the API: `read` may be remembered for a moment, `act` never. */
export type ApiPath = { readonly pattern: string; readonly kind: "read" | "act" };

/**
 * The paths at which CloudFront asks the API, as patterns in which `*` is any number of signs: everything of an
 * audience that signs in, and each path that is for anyone. What anyone may read is `read`, unless it tells of this
 * moment.
 * @throws Error when a pattern would be both
 */
export function apiPaths(
  routes: readonly Route[],
  ofThisMoment: readonly string[] = ["/healthz"],
): ApiPath[] {
  const found = new Map<string, ApiPath["kind"]>();
  for (const route of routes) {
    const open = route.audience === "public" && route.roles === "anyone";
    const pattern = open ? patternOf(route.path) : `/${route.audience}/*`;
    const kind = open && route.method === "GET" && !ofThisMoment.includes(route.path) ? "read" : "act";
    if ((found.get(pattern) ?? kind) !== kind) throw new Error(`${pattern} is read and acted on`);
    found.set(pattern, kind);
  }
  return [...found].map(([pattern, kind]) => ({ pattern, kind }));
}

/** Up to its first parameter; a pattern reaches over the slashes after it. */
const patternOf = (path: string): string => path.replace(/\{.*$/, "*");
