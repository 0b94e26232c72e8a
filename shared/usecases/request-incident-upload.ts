import type { incidentRoutes } from "#contracts/incident-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { incidentCase, incidentFor, incidentPolicy } from "./core/incidents.ts";
import { awaitUpload } from "./core/uploads.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { documentView } from "./views/document-view.ts";

type Route = typeof incidentRoutes.requestIncidentUpload;

/** Gives a provider a place to upload a document of an incident, until its final report is filed (C-01, K-02). */
export const requestIncidentUpload =
  (deps: Pick<Deps, "register" | "documents" | "clock" | "ids">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await incidentFor(deps, command.actor, "reportFollowUp", command.incidentId);
    if (!found.done) return found;
    const incident = found.value;
    if (incident.status !== "first" && incident.status !== "followUp") return refused("not-possible-now");
    const of = { ...incidentCase(incident), corporateNumber: incident.corporateNumber };
    const awaited = await awaitUpload(deps, of, {
      policy: incidentPolicy(incident),
      upload: command,
      by: actingAs(command.actor, ["applicant", "signatory"]),
      addedBy: "applicant",
    });
    if (!awaited.done) return awaited;
    const { document, upload } = awaited.value;
    return done({
      document: documentView(document),
      upload: { url: upload.url, fields: { ...upload.fields } },
    });
  };
