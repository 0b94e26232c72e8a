import { type OpenApiDocument, openApiDocument } from "#contracts/openapi.ts";
import type { publicRoutes } from "#contracts/public-routes.ts";
import type { ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { done, type Outcome } from "./outcome.ts";

type Route = typeof publicRoutes.readOpenApi;

/** The API document (OpenAPI 3.1), made from the route table when it is first asked for. */
export const readOpenApi = (_deps: Pick<Deps, never>) => {
  let document: OpenApiDocument | undefined;
  return async (): Promise<Outcome<ReplyOf<Route>>> => {
    document ??= openApiDocument();
    return done(document);
  };
};
