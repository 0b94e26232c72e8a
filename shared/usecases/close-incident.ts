import type { incidentRoutes } from "#contracts/incident-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { actOnIncident, incidentFor } from "./core/incidents.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome } from "./outcome.ts";
import { secretariatIncident } from "./views/incident-view.ts";

type Route = typeof incidentRoutes.closeIncident;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** An officer closes the report of an incident that is confirmed (K-02); a surveillance case it opened goes on. */
export const closeIncident =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => closeOnce(deps, command));

async function closeOnce(deps: Needs, { actor, incidentId }: Command): Promise<Outcome<ReplyOf<Route>>> {
  const found = await incidentFor(deps, actor, "closeIncident", incidentId);
  if (!found.done) return found;
  const by = actingAs(actor, ["surveillanceOfficer"]);
  const acted = await actOnIncident(deps, { incident: found.value, act: "closeIncident", by, changes: {} });
  return acted.done ? done(await secretariatIncident(deps, acted.value)) : acted;
}
