import type { incidentRoutes } from "#contracts/incident-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Incident } from "#records/incident.ts";
import type { Task } from "#records/procedure.ts";
import { jstDay } from "#scheme/calendar.ts";
import { taskDue } from "#scheme/task-due.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { notice } from "./core/effects.ts";
import { aboutIncident, actOnIncident, incidentCase, incidentFor, incidentPolicy } from "./core/incidents.ts";
import { untilSettled } from "./core/retry.ts";
import { closing, newTask, opening, openTask, together } from "./core/tasks.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatIncident } from "./views/incident-view.ts";

type Route = typeof incidentRoutes.checkIncident;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

const acts = { confirm: "confirmIncident", return: "returnIncident" } as const;

/** An officer confirms the final report, or returns it with reasons to be filed again within the policy's time (K-02). */
export const checkIncident =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => checkOnce(deps, command));

async function checkOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const found = await incidentFor(deps, command.actor, acts[command.outcome], command.incidentId);
  if (!found.done) return found;
  const incident = found.value;
  if (incident.status !== "finalReport") return refused("not-possible-now");
  const task = await openTask(deps, incidentCase(incident), "incidentCheck");
  if (task === undefined) return refused("task-closed");
  const acted = await (command.outcome === "confirm"
    ? confirm(deps, incident, task, command)
    : sendBack(deps, incident, task, command));
  return acted.done ? done(await secretariatIncident(deps, acted.value)) : acted;
}

/** The check as it is recorded, and the notice of it. */
function checked(deps: Needs, incident: Incident, { actor, outcome, reasons }: Command, dueDay?: string) {
  const by = actingAs(actor, ["surveillanceOfficer"]);
  const at = deps.clock.now();
  const told = notice(
    { to: "provider", certificationNumber: incident.certificationNumber },
    {
      template: "incidentChecked",
      ...aboutIncident(incident),
      outcome,
      reasons,
      ...(dueDay === undefined ? {} : { dueDay }),
    },
  );
  return { by, at, checks: [...incident.checks, { outcome, reasons, at, by }], told };
}

function confirm(deps: Needs, incident: Incident, task: Task, command: Command): Promise<Outcome<Incident>> {
  const { by, at, checks, told } = checked(deps, incident, command);
  return actOnIncident(
    deps,
    { incident, act: "confirmIncident", by, changes: { checks }, data: { reasons: command.reasons } },
    together(closing(task, "answer", by, at), { writes: [], effects: [told] }),
  );
}

function sendBack(deps: Needs, incident: Incident, task: Task, command: Command): Promise<Outcome<Incident>> {
  const policy = incidentPolicy(incident);
  const finalDueDay = taskDue("incidentFinal", policy, jstDay(deps.clock.now()));
  const { by, at, checks, told } = checked(deps, incident, command, finalDueDay);
  const of = { ...incidentCase(incident), corporateNumber: incident.corporateNumber };
  const again = newTask(deps, of, policy, "incidentFinal", { dueDay: finalDueDay });
  return actOnIncident(
    deps,
    {
      incident,
      act: "returnIncident",
      by,
      changes: { checks, finalDueDay },
      data: { reasons: command.reasons, dueDay: finalDueDay },
    },
    together(closing(task, "answer", by, at), opening(again), { writes: [], effects: [told] }),
  );
}
