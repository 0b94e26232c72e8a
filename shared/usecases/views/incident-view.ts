import type * as z from "zod";
import type {
  secretariatIncident as secretariatShape,
  incidentView as shape,
  incidentSummary as summaryShape,
} from "#contracts/incident-shapes.ts";
import type { Deps } from "#ports";
import type { Incident } from "#records/incident.ts";
import { incidentBreachNames } from "#scheme/incident-breaches.ts";
import { incidentStatusNames } from "#scheme/incident-transitions.ts";
import { incidentCase } from "../core/incidents.ts";
import { loadDocuments } from "../core/load.ts";
import { allTasks } from "../core/tasks.ts";
import { documentView } from "./document-view.ts";
import { taskView } from "./task-view.ts";

/** The report of an incident in a list. */
export function incidentSummary(incident: Incident): z.infer<typeof summaryShape> {
  const { id, number, certificationNumber, providerName, category, incidentKind, status } = incident;
  const { detectedAt, hoursLate, finalDueDay, updatedAt } = incident;
  return {
    incidentId: id,
    number,
    certificationNumber,
    providerName,
    category,
    incidentKind,
    status,
    statusName: incidentStatusNames[status],
    detectedAt,
    hoursLate,
    finalDueDay,
    updatedAt,
  };
}

/** Who of the company said it. */
function said<Said extends { readonly by: { readonly name: string } }>({ by, ...words }: Said) {
  return { ...words, byName: by.name };
}

/** The report of an incident as its provider sees it: not who checked it, nor the surveillance case. */
export async function incidentView(
  deps: Pick<Deps, "register">,
  incident: Incident,
): Promise<z.infer<typeof shape>> {
  const documents = await loadDocuments(deps, incidentCase(incident));
  return {
    ...incidentSummary(incident),
    customerSystemsAtRisk: incident.customerSystemsAtRisk,
    first: said(incident.first),
    followUps: incident.followUps.map(said),
    finals: incident.finals.map(said),
    checks: incident.checks.map(({ outcome, reasons, at }) => ({ outcome, reasons, at })),
    breaches: incident.breaches.map((each) => ({ ...each, breachName: incidentBreachNames[each.breach] })),
    documents: documents.map(documentView),
  };
}

/** …and as the secretariat sees it. */
export async function secretariatIncident(
  deps: Pick<Deps, "register" | "clock">,
  incident: Incident,
): Promise<z.infer<typeof secretariatShape>> {
  const tasks = await allTasks(deps, incidentCase(incident));
  const now = deps.clock.now();
  return {
    ...(await incidentView(deps, incident)),
    ...(incident.surveillance === undefined ? {} : { surveillanceNumber: incident.surveillance.number }),
    tasks: tasks.map((task) => taskView(task, now)),
  };
}
