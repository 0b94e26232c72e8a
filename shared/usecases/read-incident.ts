import type { incidentRoutes } from "#contracts/incident-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { incidentFor } from "./core/incidents.ts";
import { done, type Outcome } from "./outcome.ts";
import { secretariatIncident } from "./views/incident-view.ts";

type Route = typeof incidentRoutes.readIncident;

/** The report of an incident with its tasks, for the secretariat (K-02). */
export const readIncident =
  (deps: Pick<Deps, "register" | "clock">) =>
  async ({ actor, incidentId }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await incidentFor(deps, actor, "readIncident", incidentId);
    return found.done ? done(await secretariatIncident(deps, found.value)) : found;
  };
