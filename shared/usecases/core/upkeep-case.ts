import type { Deps } from "#ports";
import type { Certification, Prerequisite } from "#records/certification.ts";
import { jstDay } from "#scheme/calendar.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import type { PermittedAct } from "#scheme/permissions.ts";
import type { PrerequisiteKind } from "#scheme/prerequisite-transitions.ts";
import type { Actor } from "../actor.ts";
import { done, type Outcome, type Refusal, refused } from "../outcome.ts";
import { forbids, type Subject } from "./authorise.ts";
import { loadCertification, standingOn } from "./certifications.ts";
import { loadApplication } from "./load.ts";
import { loadPrerequisite } from "./prerequisites.ts";

type Reads = Pick<Deps, "register" | "clock">;

/** Who may act on a certification: a conflict that was declared in its application goes on. */
export async function certificationSubject(
  deps: Pick<Deps, "register">,
  { corporateNumber, applicationId }: Certification,
): Promise<Subject> {
  const application = await loadApplication(deps, applicationId);
  return { corporateNumber, conflictedStaff: application?.conflictedStaff ?? [] };
}

/**
 * The certification somebody wants to do something with, or why they may not.
 * A company that is not its own is told that there is none.
 */
export async function certificationFor(
  deps: Reads,
  actor: Actor,
  act: PermittedAct,
  number: string,
): Promise<Outcome<Certification>> {
  const certification = await loadCertification(deps, number);
  if (certification === undefined) return refused("not-found");
  return forbids(actor, act, await certificationSubject(deps, certification)) ?? done(certification);
}

/** Why nothing can be done any more with a certification: by its acts or its dates, it has ended. */
export async function endedRefusal(deps: Reads, certification: Certification): Promise<Refusal | undefined> {
  const standing = await standingOn(deps, certification, jstDay(deps.clock.now()));
  return hasEnded(standing) ? refused("not-possible-now") : undefined;
}

/** A prerequisite of a certification that has not ended, for somebody who may act on it. */
export async function prerequisiteFor(
  deps: Reads,
  asked: {
    readonly actor: Actor;
    readonly act: PermittedAct;
    readonly number: string;
    readonly kind: PrerequisiteKind;
  },
): Promise<Outcome<{ readonly certification: Certification; readonly prerequisite: Prerequisite }>> {
  const found = await certificationFor(deps, asked.actor, asked.act, asked.number);
  if (!found.done) return found;
  const prerequisite = await loadPrerequisite(deps, asked.number, asked.kind);
  if (prerequisite === undefined) return refused("not-found");
  const forbidden = forbids(asked.actor, asked.act, prerequisite);
  if (forbidden !== undefined) return forbidden;
  return (await endedRefusal(deps, found.value)) ?? done({ certification: found.value, prerequisite });
}
