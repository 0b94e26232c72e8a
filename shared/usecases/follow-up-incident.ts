import type { incidentRoutes } from "#contracts/incident-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { breachesOfFollowUp } from "#scheme/incident-conduct.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { documentsNamed, informedViolations } from "./core/incident-reports.ts";
import { actOnIncident, incidentFor, incidentPolicy } from "./core/incidents.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { incidentView } from "./views/incident-view.ts";

type Route = typeof incidentRoutes.followUpIncident;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** The provider reports what has become known since (K-02). The same words sent twice are one report. */
export const followUpIncident =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => followUpOnce(deps, command));

async function followUpOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, incidentId, ...report } = command;
  const found = await incidentFor(deps, actor, "reportFollowUp", incidentId);
  if (!found.done) return found;
  const incident = found.value;
  if (incident.followUps.at(-1)?.text === report.text) return done(await incidentView(deps, incident));
  const at = deps.clock.now();
  const violations = informedViolations(report, at);
  if (violations.length > 0) return refused("invalid-input", { violations });
  const documents = await documentsNamed(deps, incident, report.documents);
  if (!documents.done) return documents;
  const by = actingAs(actor, ["applicant", "signatory"]);
  const acted = await actOnIncident(deps, {
    incident,
    act: "reportFollowUp",
    by,
    changes: { followUps: [...incident.followUps, { ...report, documents: documents.value, at, by }] },
    breaches: breachesOfFollowUp(report, incidentPolicy(incident).incidents),
  });
  return acted.done ? done(await incidentView(deps, acted.value)) : acted;
}
