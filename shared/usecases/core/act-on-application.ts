import type { CommitOutcome, Deps, Write } from "#ports";
import { chainEvent } from "#proof/event-chain.ts";
import { type Application, applicationRecord } from "#records/application.ts";
import type { ActedBy } from "#records/common.ts";
import { partitions } from "#records/layout.ts";
import type { Effect } from "#records/operation.ts";
import {
  type ApplicationAct,
  applicantView,
  applicationTransitions,
} from "#scheme/application-transitions.ts";
import { holds, transitionFor, writeConditions } from "#scheme/transition.ts";
import { done, type Outcome, type Refusal, refused } from "../outcome.ts";
import { outboxWrites } from "./effects.ts";
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
  const transition = transitionFor(applicationTransitions, application.status, act);
  if (transition === undefined) return refused("not-possible-now");
  const conditions = writeConditions(transition, application.version, by.subject);
  const broken = conditions.find((condition) => !holds(condition, application));
  if (broken !== undefined) return fourEyesRefusal(broken.field);

  const at = deps.clock.now();
  const event = chainEvent({
    tip: application.ledger,
    event: {
      kind: "event",
      aggregate: partitions.application(application.id),
      act,
      from: application.status,
      to: transition.to,
      by,
      at,
      data: command.data ?? {},
    },
  });
  const next = applicationRecord.parse({
    ...application,
    ...command.changes,
    status: transition.to,
    version: application.version + 1,
    updatedAt: at,
    forApplicant: forApplicantAfter(application, transition.to, by, at),
    ledger: { sequence: event.sequence, hash: event.hash },
    stretches: stretchesAfter(application.stretches, application.status, transition.to, at),
  });
  const outcome = await deps.register.commit([
    { put: "replace", record: next, when: conditions },
    { put: "create", record: event },
    ...(command.writes ?? []),
    ...outboxWrites(deps, command.effects ?? [], at),
  ]);
  return outcome.committed ? done(next) : refusalOf(outcome);
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

function fourEyesRefusal(field: string): Refusal {
  if (field === "conflictedStaff") return refused("conflict-of-interest");
  return refused("four-eyes");
}

/** Which refusal a failed write is: the record moved on, its task was closed, or a name is already held. */
function refusalOf(outcome: Extract<CommitOutcome, { committed: false }>): Refusal {
  if (outcome.found?.kind === "claim") {
    const code = outcome.found.name.startsWith("certified#") ? "already-certified" : "already-open";
    return refused(code, { reference: outcome.found.heldBy });
  }
  return refused("changed-meanwhile");
}
