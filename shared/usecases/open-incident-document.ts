import type { incidentRoutes } from "#contracts/incident-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { linkTo } from "./core/document-link.ts";
import { incidentCase, incidentFor } from "./core/incidents.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof incidentRoutes.openIncidentDocument;

/** A link to a clean document of an incident, for the secretariat (C-03, K-02). */
export const openIncidentDocument =
  (deps: Pick<Deps, "register" | "documents">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await incidentFor(deps, command.actor, "readIncident", command.incidentId);
    if (!found.done) return found;
    const key = keys.document(incidentCase(found.value), command.documentId);
    const document = await deps.register.get("document", key);
    if (document === undefined) return refused("not-found");
    if (document.status !== "clean") return refused("not-possible-now");
    return done({ document: documentView(document), link: await linkTo(deps, document) });
  };
