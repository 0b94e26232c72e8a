import type { incidentRoutes } from "#contracts/incident-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import { certificationFor } from "./core/declared-work.ts";
import { informedViolations } from "./core/incident-reports.ts";
import { loadIncident } from "./core/incidents.ts";
import { newIncident, reportedBefore } from "./core/new-incident.ts";
import { untilSettled } from "./core/retry.ts";
import { toCome } from "./core/to-come.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { incidentView } from "./views/incident-view.ts";

type Route = typeof incidentRoutes.reportIncident;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * A certified provider reports an incident (K-02); how late it is, is computed now. The same incident (its certification,
 * kind and moment of detection) reported again is the one that is there. Also after the certification has ended.
 */
export const reportIncident =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => reportOnce(deps, command));

async function reportOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, certificationNumber, ...report } = command;
  const found = await certificationFor(deps, actor, "reportIncident", certificationNumber);
  if (!found.done) return found;
  const now = deps.clock.now();
  const detected = Date.parse(report.detectedAt) > Date.parse(now) ? [toCome("detectedAt")] : [];
  const violations = [...detected, ...informedViolations(report, now)];
  if (violations.length > 0) return refused("invalid-input", { violations });

  const before = await reportedBefore(deps, found.value, report);
  const known = before === undefined ? undefined : await loadIncident(deps, before);
  if (known !== undefined) return done(await incidentView(deps, known));
  const by = actingAs(actor, ["applicant", "signatory"]);
  const { incident, writes, effects } = await newIncident(deps, found.value, report, by);
  const written = await commitTogether(deps, writes, effects);
  if (written.done) return done(await incidentView(deps, incident));
  // Somebody reported it at the same moment: read again, it is there.
  return written.code === "already-open" ? refused("changed-meanwhile") : written;
}
