import type { incidentRoutes } from "#contracts/incident-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Incident } from "#records/incident.ts";
import { breachesOfFinal } from "#scheme/incident-conduct.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { notice, toSecretariat } from "./core/effects.ts";
import { documentsNamed, informedViolations } from "./core/incident-reports.ts";
import { aboutIncident, actOnIncident, incidentCase, incidentFor, incidentPolicy } from "./core/incidents.ts";
import { untilSettled } from "./core/retry.ts";
import {
  closing,
  newTask,
  noTaskWrites,
  opening,
  openTask,
  type TaskWrites,
  together,
} from "./core/tasks.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { incidentView } from "./views/incident-view.ts";

type Route = typeof incidentRoutes.concludeIncident;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** The provider files the final report (K-02); what it shows of its conduct counts at once, and the secretariat checks it. */
export const concludeIncident =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => concludeOnce(deps, command));

async function concludeOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, incidentId, ...report } = command;
  const found = await incidentFor(deps, actor, "reportFinal", incidentId);
  if (!found.done) return found;
  const incident = found.value;
  const at = deps.clock.now();
  const violations = informedViolations(report, at);
  if (violations.length > 0) return refused("invalid-input", { violations });
  const documents = await documentsNamed(deps, incident, report.documents);
  if (!documents.done) return documents;

  const by = actingAs(actor, ["applicant", "signatory"]);
  const asked = await openTask(deps, incidentCase(incident), "incidentFinal");
  const answered = asked === undefined ? noTaskWrites : closing(asked, "answer", by, at);
  const facts = {
    incidentKind: incident.incidentKind,
    ransom: report.ransom,
    customersAffected: report.customersAffected,
    customersInformed: report.customersInformed.count,
  };
  const acted = await actOnIncident(
    deps,
    {
      incident,
      act: "reportFinal",
      by,
      changes: { finals: [...incident.finals, { ...report, documents: documents.value, at, by }] },
      breaches: breachesOfFinal(facts, incidentPolicy(incident).incidents),
    },
    together(answered, checking(deps, incident)),
  );
  return acted.done ? done(await incidentView(deps, acted.value)) : acted;
}

/** Somebody of the secretariat checks the final report. */
function checking(deps: Needs, incident: Incident): TaskWrites {
  const of = { ...incidentCase(incident), corporateNumber: incident.corporateNumber };
  const task = newTask(deps, of, incidentPolicy(incident), "incidentCheck");
  const { taskKind, dueDay } = task;
  const told = notice(toSecretariat, {
    template: "taskOpened",
    ...aboutIncident(incident),
    taskKind,
    dueDay,
  });
  return { writes: opening(task).writes, effects: [told] };
}
