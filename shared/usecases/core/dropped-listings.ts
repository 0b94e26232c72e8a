import type { Deps, Write } from "#ports";
import type { Certification, Prerequisite } from "#records/certification.ts";
import { prerequisiteRecord } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import { keys, partitions } from "#records/layout.ts";
import type { Task } from "#records/procedure.ts";
import type { RegisterImport } from "#records/register-import.ts";
import { jstDay } from "#scheme/calendar.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import { system } from "../actor.ts";
import { done, type Outcome } from "../outcome.ts";
import { commitTogether, noteOf } from "./act.ts";
import { certificationCase, loadCertification, standingOn, toProvider } from "./certifications.ts";
import { notice, toSecretariat } from "./effects.ts";
import { listAll } from "./load.ts";
import { settled } from "./procedure-step.ts";
import type { DifferenceEntry } from "./register-imports.ts";
import { closing, newTask, noTaskWrites, opening, openTask, type TaskWrites, together } from "./tasks.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;
type Dropped = Extract<DifferenceEntry, { kind: "dropped" }>;
type Registration = { readonly certification: Certification; readonly prerequisite: Prerequisite };

/** The topic of what is asked and reviewed about the service registration. */
export const registrationTopic = "serviceRegistration";

/** The certifications that have not ended and cover a service, with their service registration. */
async function registrationsOf(deps: Needs, listingId: string): Promise<Registration[]> {
  const today = jstDay(deps.clock.now());
  const found: Registration[] = [];
  for (const { certificationNumber } of await listAll(deps, "listingUse", partitions.listing(listingId))) {
    const certification = await loadCertification(deps, certificationNumber);
    const key = keys.prerequisite(certificationNumber, registrationTopic);
    const prerequisite = await deps.register.get("prerequisite", key);
    if (certification === undefined || prerequisite === undefined) continue;
    // A change may have taken the service out of what is certified.
    if (!certification.services.some((service) => service.listingId === listingId)) continue;
    if (!hasEnded(await standingOn(deps, certification, today))) found.push({ certification, prerequisite });
  }
  return found;
}

/**
 * Asks the providers certified for a service that is no longer listed what has become of it. That it is missing
 * is an observation: nobody's certification ends by it. Asked twice about the same import, the second time changes nothing.
 */
export async function askAboutDropped(
  deps: Needs,
  from: RegisterImport,
  { listing }: Dropped,
): Promise<void> {
  for (const { certification } of await registrationsOf(deps, listing.listingId))
    await settled(() => ask(deps, from, certification.number, listing));
}

async function ask(
  deps: Needs,
  { id: importId, preparedOn }: RegisterImport,
  number: string,
  listing: Dropped["listing"],
): Promise<Outcome<undefined>> {
  const certification = await loadCertification(deps, number);
  const prerequisite = await deps.register.get("prerequisite", keys.prerequisite(number, registrationTopic));
  if (certification === undefined || prerequisite === undefined) return done(undefined);
  const before = prerequisite.notListed?.listingIds ?? [];
  if (before.includes(listing.listingId)) return done(undefined);
  const observed = observing(deps, prerequisite, "observeNotListed", {
    importId,
    since: prerequisite.notListed?.since ?? preparedOn,
    listingIds: [...before, listing.listingId],
  });
  const question = await questionOf(deps, certification, listing.serviceName);
  return commitTogether(deps, [...observed, ...question.writes], question.effects);
}

/** One question is open at a time: a further service that is missing is named in a notice of its own. */
async function questionOf(
  deps: Needs,
  certification: Certification,
  serviceName: string,
): Promise<TaskWrites> {
  const { corporateNumber, number: reference, providerName, category } = certification;
  const of = certificationCase(certification);
  const open = await openTask(deps, of, "listingQuestion", { topic: registrationTopic });
  const policy = policyVersion(certification.policyVersion);
  const task =
    open ??
    newTask(deps, { ...of, corporateNumber }, policy, "listingQuestion", { topic: registrationTopic });
  const content = {
    template: "listingDropped",
    ...of,
    reference,
    providerName,
    category,
    serviceName,
    dueDay: task.dueDay,
  } as const;
  const told = [notice(toProvider(certification), content), notice(toSecretariat, content)];
  return { writes: open === undefined ? opening(task).writes : [], effects: told };
}

/** Takes back what was asked about services that are listed again, where nothing else is missing. */
export async function settleListedAgain(
  deps: Needs,
  from: RegisterImport,
  listed: ReadonlySet<string>,
): Promise<void> {
  for (const listingId of listed)
    for (const { certification, prerequisite } of await registrationsOf(deps, listingId))
      if (prerequisite.notListed?.listingIds.includes(listingId) === true)
        await settled(() => unask(deps, from, certification, listingId));
}

async function unask(
  deps: Needs,
  { id: importId }: RegisterImport,
  certification: Certification,
  listingId: string,
): Promise<Outcome<undefined>> {
  const key = keys.prerequisite(certification.number, registrationTopic);
  const prerequisite = await deps.register.get("prerequisite", key);
  if (prerequisite?.notListed === undefined) return done(undefined);
  const missing = prerequisite.notListed.listingIds.filter((each) => each !== listingId);
  const still =
    missing.length === 0 ? undefined : { ...prerequisite.notListed, importId, listingIds: missing };
  const observed = observing(deps, prerequisite, "observeListedAgain", still);
  const closed = still === undefined ? await closeQuestions(deps, certification) : noTaskWrites;
  return commitTogether(deps, [...observed, ...closed.writes], closed.effects);
}

async function closeQuestions(deps: Needs, certification: Certification): Promise<TaskWrites> {
  const of = certificationCase(certification);
  const at = deps.clock.now();
  const tasks = await Promise.all(
    (["listingQuestion", "prerequisiteReview"] as const).map((kind) =>
      openTask(deps, of, kind, { topic: registrationTopic }),
    ),
  );
  return together(
    ...tasks.flatMap((task) => (task === undefined ? [] : [closing(task, "cancel", system, at)])),
  );
}

/** What a provider said of a service that is missing, as the writes that keep it; undefined when nothing is missing. */
export async function recordedAnswer(
  deps: Needs,
  number: string,
  by: ActedBy,
  explanation: string,
): Promise<readonly Write[] | undefined> {
  const prerequisite = await deps.register.get("prerequisite", keys.prerequisite(number, registrationTopic));
  if (prerequisite?.notListed === undefined) return undefined;
  return noteOf(deps, {
    record: prerequisite,
    act: "answerListingQuestion",
    by,
    aggregate: partitions.prerequisite(number, registrationTopic),
    next: (moved) => prerequisiteRecord.parse({ ...prerequisite, ...moved }),
    data: { explanation },
  }).writes;
}

/** A reviewer is asked to look at the service registration of a certification. */
export function reviewOfRegistration(
  deps: Pick<Deps, "clock" | "ids">,
  certification: Certification,
): TaskWrites {
  const { corporateNumber, number: reference, providerName, category } = certification;
  const of = certificationCase(certification);
  const policy = policyVersion(certification.policyVersion);
  const task = newTask(deps, { ...of, corporateNumber }, policy, "prerequisiteReview", {
    topic: registrationTopic,
  });
  const { taskKind, dueDay } = task;
  const about = { ...of, reference, providerName, category };
  return {
    writes: opening(task).writes,
    effects: [notice(toSecretariat, { template: "taskOpened", ...about, taskKind, dueDay })],
  };
}

/** Nobody answered in time: a reviewer looks at it; nothing else follows from the silence. */
export async function listingQuestionUnanswered(deps: Needs, task: Task): Promise<Outcome<undefined>> {
  const certification = await loadCertification(deps, task.caseId);
  if (certification === undefined) return done(undefined);
  const parts = together(
    closing(task, "expire", system, deps.clock.now()),
    reviewOfRegistration(deps, certification),
  );
  return commitTogether(deps, parts.writes, parts.effects);
}

/** An observation on the service registration: recorded in its ledger, moving nothing. */
function observing(
  deps: Pick<Deps, "clock">,
  prerequisite: Prerequisite,
  act: string,
  notListed: Prerequisite["notListed"],
): readonly Write[] {
  const { notListed: _, ...rest } = prerequisite;
  return noteOf(deps, {
    record: prerequisite,
    act,
    by: system,
    aggregate: partitions.prerequisite(prerequisite.certificationNumber, prerequisite.prerequisite),
    next: (moved) =>
      prerequisiteRecord.parse({ ...rest, ...(notListed === undefined ? {} : { notListed }), ...moved }),
    data: { listingIds: notListed?.listingIds ?? [] },
  }).writes;
}
