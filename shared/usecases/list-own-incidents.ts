import type { incidentRoutes } from "#contracts/incident-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { nextOf } from "./core/list-declared.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { incidentSummary } from "./views/incident-view.ts";

type Route = typeof incidentRoutes.listOwnIncidents;

/** The reports of incidents of the signed-in person's company, the newest first (K-02). */
export const listOwnIncidents =
  (deps: Pick<Deps, "register">) =>
  async ({ actor, after }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    if (actor.corporateNumber === undefined) return refused("not-allowed");
    const page = await deps.register.listBy(
      "incident",
      "group",
      partitions.companyIncidents(actor.corporateNumber),
      { descending: true, limit: 50, ...(after === undefined ? {} : { after }) },
    );
    return done({ incidents: page.records.map(incidentSummary), ...nextOf(page) });
  };
