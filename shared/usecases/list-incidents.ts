import type { incidentRoutes } from "#contracts/incident-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { forbids } from "./core/authorise.ts";
import { nextOf } from "./core/list-declared.ts";
import { done, type Outcome } from "./outcome.ts";
import { incidentSummary } from "./views/incident-view.ts";

type Route = typeof incidentRoutes.listIncidents;

/** The reports of incidents in a status, by their last change; without those the person has a conflict in (K-02). */
export const listIncidents =
  (deps: Pick<Deps, "register">) =>
  async ({ actor, status, after }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const page = await deps.register.listBy("incident", "standing", partitions.incidentsIn(status), {
      limit: 50,
      ...(after === undefined ? {} : { after }),
    });
    const shown = page.records.filter((each) => forbids(actor, "readIncident", each) === undefined);
    return done({ incidents: shown.map(incidentSummary), ...nextOf(page) });
  };
