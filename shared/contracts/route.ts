import type * as z from "zod";
import type { Bilingual } from "#scheme/bilingual.ts";
import type { PersonRole } from "#scheme/roles.ts";
import type { ProblemCode } from "./problems.ts";

export type Method = "GET" | "POST" | "PUT";
export type Audience = "provider" | "secretariat" | "government" | "public";

/**
 * One route of the API: the single source for the embedded server, API Gateway, the API document and the handlers.
 * `path` has `{name}` parameters as API Gateway writes them.
 */
export type Route = {
  readonly name: string;
  readonly audience: Audience;
  readonly method: Method;
  readonly path: string;
  readonly summary: Bilingual;
  /** Who may call it; `anyone` needs no sign-in. What they may do with a given case is decided by the use case. */
  readonly roles: readonly PersonRole[] | "anyone";
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body?: z.ZodType;
  /** Largest body in bytes; 64 KiB unless told. */
  readonly maximumBytes?: number;
  readonly status: 200 | 201;
  readonly reply: z.ZodType;
  /** Refusals beyond those every route may answer with. */
  readonly refusals: readonly ProblemCode[];
};

/** An object without fields is inferred as `Record<string, never>`, which would make every field of an intersection `never`. */
type FieldsOf<S extends z.ZodType> = string extends keyof z.infer<S> ? unknown : z.infer<S>;

/** The part of a command that a caller gives: parameters, query and body together. */
export type InputOf<R extends Route> = FieldsOf<R["params"]> &
  FieldsOf<R["query"]> &
  (R["body"] extends z.ZodType ? FieldsOf<R["body"]> : unknown);

export type ReplyOf<R extends Route> = z.infer<R["reply"]>;
