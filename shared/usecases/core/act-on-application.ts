import type { Deps, Write } from "#ports";
import { type Application, applicationRecord } from "#records/application.ts";
import type { ActedBy } from "#records/common.ts";
import { partitions } from "#records/layout.ts";
import type { Effect } from "#records/operation.ts";
import {
  type ApplicationAct,
  applicantView,
  applicationTransitions,
} from "#scheme/application-transitions.ts";
import { done, type Outcome } from "../outcome.ts";
import { commitTogether, stepOf } from "./act.ts";
import type { JsonObject } from "./json.ts";
import { stretchesAfter } from "./stretches.ts";

export type ActOnApplication = {
  readonly application: Application;
  readonly act: ApplicationAct;
  readonly by: ActedBy;
  /** Fields of the next state; what the next status does not know of falls away. */
  readonly changes?: Readonly<Record<string, unknown>>;
  /** What the ledger keeps of the act. */
  readonly data?: JsonObject;
  readonly effects?: readonly Effect[];
  /** Writes that belong to the act: tasks, filings, inquiries, claims. */
  readonly writes?: readonly Write[];
};

/**
 * One act on an application as one transaction: the next state under the transition's own write condition, its ledger
 * event, its effects and whatever belongs to it. All or nothing.
 * @returns the application as it now stands, or why the act was refused
 */
export async function actOnApplication(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  command: ActOnApplication,
): Promise<Outcome<Application>> {
  const { application, act, by } = command;
  const stepped = stepOf(deps, {
    table: applicationTransitions,
    record: application,
    act,
    by,
    aggregate: partitions.application(application.id),
    next: (moved, at) =>
      applicationRecord.parse({
        ...application,
        ...command.changes,
        ...moved,
        updatedAt: at,
        forApplicant: forApplicantAfter(application, moved.status, by, at),
        stretches: stretchesAfter(application.stretches, application.status, moved.status, at),
      }),
    ...(command.data === undefined ? {} : { data: command.data }),
  });
  if (!stepped.done) return stepped;
  const { next, writes } = stepped.value;
  const committed = await commitTogether(deps, [...writes, ...(command.writes ?? [])], command.effects);
  return committed.done ? done(next) : committed;
}

/** The applicant sees a new version of what they did themselves, and of a status that looks new to them (E-05). */
function forApplicantAfter(
  { status, forApplicant }: Application,
  to: Application["status"],
  by: ActedBy,
  at: string,
): Application["forApplicant"] {
  const theirs = by.role === "applicant" || by.role === "signatory";
  if (!theirs && applicantView(status) === applicantView(to)) return forApplicant;
  return { version: forApplicant.version + 1, updatedAt: at };
}
