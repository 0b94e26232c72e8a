import type { Deps } from "#ports";
import type { Certification } from "#records/certification.ts";
import { keys } from "#records/layout.ts";
import type { DocumentSlot } from "#scheme/application-form.ts";
import { jstDay } from "#scheme/calendar.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import type { PermittedAct } from "#scheme/permissions.ts";
import type { Actor } from "../actor.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { forbids, type Subject } from "./authorise.ts";
import { certificationCase, loadCertification, standingOn } from "./certifications.ts";
import type { DutyEvidence } from "./delegations.ts";

type Reads = Pick<Deps, "register">;

/** A certification as whose company's people act on what belongs to it; it has no conflicts of its own. */
export function companyOf({ corporateNumber }: Pick<Certification, "corporateNumber">): Subject {
  return { corporateNumber, conflictedStaff: [] };
}

/** The certification under a number, for somebody who may do an act on what belongs to it. */
export async function certificationFor(
  deps: Reads,
  actor: Actor,
  act: PermittedAct,
  number: string,
): Promise<Outcome<Certification>> {
  const certification = await loadCertification(deps, number);
  if (certification === undefined) return refused("not-found");
  return forbids(actor, act, companyOf(certification)) ?? done(certification);
}

/** The same, of a certification that has not ended: nothing new is declared under one that has. */
export async function standingCertificationFor(
  deps: Pick<Deps, "register" | "clock">,
  actor: Actor,
  act: PermittedAct,
  number: string,
): Promise<Outcome<Certification>> {
  const found = await certificationFor(deps, actor, act, number);
  if (!found.done) return found;
  const standing = await standingOn(deps, found.value, jstDay(deps.clock.now()));
  return hasEnded(standing) ? refused("not-possible-now") : found;
}

/**
 * The document named as evidence that a duty was met, of the certification's own.
 * @returns undefined when none is named, or the one named is of another kind or was rejected: it shows nothing
 */
export async function evidenceNamed(
  deps: Reads,
  certification: Certification,
  documentId: string | undefined,
  slot: DocumentSlot | undefined,
): Promise<Outcome<DutyEvidence | undefined>> {
  if (documentId === undefined || slot === undefined) return done(undefined);
  const of = certificationCase(certification);
  const document = await deps.register.get("document", keys.document(of, documentId));
  if (document === undefined) return refused("not-found");
  if (document.status === "awaitingUpload") return refused("document-awaited");
  if (document.slot !== slot || document.status !== "clean") return done(undefined);
  const { fileName, sha256 } = document;
  return done({ ...of, slot, documentId, fileName, sha256 });
}
