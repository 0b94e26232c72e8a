import type { IncomingMessage } from "node:http";
import type { Answer } from "./answer.ts";

export type LocalRequest = {
  readonly request: IncomingMessage;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly parameters: Readonly<Record<string, string>>;
  readonly cookies: ReadonlyMap<string, string>;
};

/** A page or endpoint that only the installation on one machine has. */
export type LocalRoute = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly answer: (request: LocalRequest) => Promise<Answer> | Answer;
};

/** The cookies of a request, by name (RFC 6265, 4.2). */
export function cookiesOf(request: IncomingMessage): ReadonlyMap<string, string> {
  const pairs = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return new Map(pairs.map(([name = "", ...value]) => [name, value.join("=")]));
}
