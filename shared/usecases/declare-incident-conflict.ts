import type { incidentRoutes } from "#contracts/incident-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { chainEvent } from "#proof/event-chain.ts";
import type { Incident } from "#records/incident.ts";
import { partitions } from "#records/layout.ts";
import { incidentTransitions } from "#scheme/incident-transitions.ts";
import { actsFrom } from "#scheme/transition.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { loadIncident } from "./core/incidents.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof incidentRoutes.declareIncidentConflict;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** Somebody of the staff declares a conflict of interest in an incident: they do and read nothing of it any more (F-01). */
export const declareIncidentConflict =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => declareOnce(deps, command));

async function declareOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, incidentId, statement } = command;
  const incident = await loadIncident(deps, incidentId);
  if (incident === undefined) return refused("not-found");
  if (incident.conflictedStaff.includes(actor.subject)) return done({ declared: true });
  const forbidden = forbids(actor, "declareUpkeepConflict", incident);
  if (forbidden !== undefined) return forbidden;
  if (actsFrom(incidentTransitions, incident.status).length === 0) return refused("not-possible-now");
  const written = await record(deps, incident, actor, statement);
  return written.done ? done({ declared: true }) : written;
}

function record(
  deps: Needs,
  incident: Incident,
  actor: Actor,
  statement: string,
): Promise<Outcome<undefined>> {
  const at = deps.clock.now();
  const event = chainEvent({
    tip: incident.ledger,
    event: {
      kind: "event",
      aggregate: partitions.incident(incident.id),
      act: "declareUpkeepConflict",
      from: incident.status,
      to: incident.status,
      by: actingAs(actor, ["decider", "surveillanceOfficer"]),
      at,
      data: { statement },
    },
  });
  const next: Incident = {
    ...incident,
    version: incident.version + 1,
    updatedAt: at,
    ledger: { sequence: event.sequence, hash: event.hash },
    conflictedStaff: [...incident.conflictedStaff, actor.subject],
  };
  const when = [{ field: "version", is: "oneOf" as const, values: [incident.version] }];
  return commitTogether(deps, [
    { put: "replace", record: next, when },
    { put: "create", record: event },
  ]);
}
