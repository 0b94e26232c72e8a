import type { incidentRoutes } from "#contracts/incident-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { incidentFor } from "./core/incidents.ts";
import { done, type Outcome } from "./outcome.ts";
import { incidentView } from "./views/incident-view.ts";

type Route = typeof incidentRoutes.readOwnIncident;

/** One of the company's own reports of incidents (K-02). */
export const readOwnIncident =
  (deps: Pick<Deps, "register">) =>
  async ({ actor, incidentId }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await incidentFor(deps, actor, "readIncident", incidentId);
    return found.done ? done(await incidentView(deps, found.value)) : found;
  };
