import type { incidentRoutes } from "#contracts/incident-routes.ts";
import type { InputOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { addDays, jstDay } from "#scheme/calendar.ts";
import { checkIncident } from "#usecases/check-incident.ts";
import { closeIncident } from "#usecases/close-incident.ts";
import { concludeIncident } from "#usecases/conclude-incident.ts";
import { followUpIncident } from "#usecases/follow-up-incident.ts";
import { readIncident } from "#usecases/read-incident.ts";
import { reportIncident } from "#usecases/report-incident.ts";
import { setup, type World } from "./fakes.ts";
import { accepted } from "./fakes-case.ts";
import { recordsOf } from "./fakes-invariants.ts";
import { auditor, surveillanceOfficer } from "./fakes-people.ts";
import { type Certified, certify } from "./fakes-providers.ts";

/** What a first report says. */
export type First = Omit<InputOf<typeof incidentRoutes.reportIncident>, "certificationNumber">;
type Final = Omit<InputOf<typeof incidentRoutes.concludeIncident>, "incidentId">;

const first: First = {
  incidentKind: "ransomware",
  detectedAt: "2027-05-09T20:00:00.000Z",
  customerSystemsAtRisk: true,
  summary: "診断環境の端末が暗号化された。",
  customersInformed: { count: 0 },
  bodiesInformed: [{ name: "警察庁", at: "2027-05-09T23:00:00.000Z" }],
};
const followUp = {
  text: "侵入経路を特定し、端末を切り離した。",
  customersInformed: { count: 1, at: "2027-05-10T00:30:00.000Z" },
  bodiesInformed: [],
  documents: [],
};
export const final: Final = {
  cause: "遠隔保守の認証情報が漏れていた。",
  measures: "認証を多要素とし、端末を再構築した。",
  customersAffected: 2,
  customersInformed: { count: 2, at: "2027-05-10T00:30:00.000Z" },
  bodiesInformed: [],
  ransom: "notPaid",
  documents: [],
};
const reasons = "記載の内容を資料と照らして確かめた。";

/** A certified provider that has reported an incident in time. */
export async function reporting(changes: Partial<First> = {}) {
  const world = await setup();
  const doneThrough = addDays(jstDay(world.clock.now()), -1);
  await world.memory.seed({ kind: "watermark", name: "sweep", version: 1, doneThrough });
  const provider = await certify(world, 0);
  const { incidentId } = accepted(await report(world, provider, changes));
  return { world, provider, incidentId, acts: actsOn(provider, incidentId, world.deps) };
}

/** Sends a first report. */
export const report = ({ deps }: Pick<World, "deps">, of: Certified, changes: Partial<First> = {}) =>
  reportIncident(deps)({ actor: of.signatory, certificationNumber: of.number, ...first, ...changes });

/** The acts on an incident, each a real use case with usual words. */
export function actsOn({ signatory: actor }: Certified, incidentId: string, given: Deps) {
  return {
    followUp: (changes: Partial<typeof followUp> = {}, deps = given) =>
      followUpIncident(deps)({ actor, incidentId, ...followUp, ...changes }),
    conclude: (changes: Partial<Final> = {}, deps = given) =>
      concludeIncident(deps)({ actor, incidentId, ...final, ...changes }),
    check: (outcome: "confirm" | "return", by = surveillanceOfficer, deps = given) =>
      checkIncident(deps)({ actor: by, incidentId, outcome, reasons }),
    close: (by = surveillanceOfficer) => closeIncident(given)({ actor: by, incidentId }),
    read: async () => accepted(await readIncident(given)({ actor: auditor, incidentId })),
  };
}

/** Every breach that is kept. */
export const breachesIn = (world: World) =>
  recordsOf(world, "incident").flatMap((each) => each.breaches.map(({ breach }) => breach));
/** The open tasks of incidents, with their due days. */
export const openTasksIn = (world: World) =>
  recordsOf(world, "task").flatMap((task) =>
    task.caseKind === "incident" && task.status === "open" ? [[task.taskKind, task.dueDay]] : [],
  );
