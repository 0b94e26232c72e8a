import type { Route } from "#contracts/route.ts";
import { actorFromClaims } from "./actor-from-claims.ts";
import { RequestRefused } from "./problem.ts";
import type { Part } from "./request.ts";

/** Finds out who calls and whether one of their roles may call this route at all (N-03); `anyone` stays unnamed. */
export const identify = (roles: Route["roles"]): Part => ({
  before: (request) => {
    if (roles === "anyone") return;
    const actor = actorFromClaims(request.event.requestContext.authorizer?.jwt.claims);
    if (!actor.roles.some((role) => roles.includes(role))) throw new RequestRefused({ code: "not-allowed" });
    request.event = { ...request.event, actor };
  },
});
