/** A path as API Gateway writes it: `{name}` is one segment, `{name+}` at the end is one or more. */
export type Routed = { readonly method: string; readonly path: string };

export type Match<R> =
  | { readonly is: "route"; readonly route: R; readonly parameters: Readonly<Record<string, string>> }
  | { readonly is: "otherMethod"; readonly allowed: readonly string[] }
  | { readonly is: "nothing" };

type Segment = { readonly kind: "literal" | "parameter" | "rest"; readonly name: string };

function segmentOf(text: string): Segment {
  const name = /^\{(\w+)(\+?)\}$/.exec(text);
  if (name === null) return { kind: "literal", name: text };
  return { kind: name[2] === "+" ? "rest" : "parameter", name: name[1] ?? "" };
}

/** Literal segments come before parameters, parameters before the rest of a path. */
const rank = { literal: 0, parameter: 1, rest: 2 } as const;

function compareSegments(one: readonly Segment[], other: readonly Segment[]): number {
  for (const [index, segment] of one.entries()) {
    const against = other[index];
    if (against === undefined) return 1;
    if (rank[segment.kind] !== rank[against.kind]) return rank[segment.kind] - rank[against.kind];
  }
  return 0;
}

function parametersOf(
  pattern: readonly Segment[],
  path: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const hasRest = pattern.at(-1)?.kind === "rest";
  if (hasRest ? path.length < pattern.length : path.length !== pattern.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, { kind, name }] of pattern.entries()) {
    const found = kind === "rest" ? path.slice(index).join("/") : (path[index] ?? "");
    if (kind === "literal" ? found !== name : found === "") return undefined;
    if (kind !== "literal") parameters[name] = found;
  }
  return parameters;
}

function decodedSegments(path: string): readonly string[] | undefined {
  try {
    return path.split("/").slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/**
 * Finds the route of a method and a path. Paths are compared as they are: `..` or `//` is never resolved, so that it can
 * name nothing.
 */
export function routeTable<R extends Routed>(
  routes: readonly R[],
): (method: string, path: string) => Match<R> {
  const compiled = routes
    .map((route) => ({ route, segments: route.path.split("/").slice(1).map(segmentOf) }))
    .toSorted((one, other) => compareSegments(one.segments, other.segments));

  return (method, path) => {
    const segments = decodedSegments(path);
    if (segments === undefined) return { is: "nothing" };
    const allowed: string[] = [];
    for (const { route, segments: pattern } of compiled) {
      const parameters = parametersOf(pattern, segments);
      if (parameters === undefined) continue;
      if (route.method === method) return { is: "route", route, parameters };
      allowed.push(route.method);
    }
    return allowed.length === 0 ? { is: "nothing" } : { is: "otherMethod", allowed };
  };
}
