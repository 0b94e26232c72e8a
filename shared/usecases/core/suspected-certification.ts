import type { Deps, Write } from "#ports";
import type { Certification } from "#records/certification.ts";
import { keys } from "#records/layout.ts";
import { jstDay } from "#scheme/calendar.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { commitTogether } from "./act.ts";
import { loadCertification, standingOn } from "./certifications.ts";
import { openingSurveillance, type SurveillanceOpening } from "./open-surveillance.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** The certification that somebody suspects something of; one that has ended is not watched over any more. */
export async function suspectedCertification(deps: Needs, number: string): Promise<Outcome<Certification>> {
  const certification = await loadCertification(deps, number);
  if (certification === undefined) return refused("not-found");
  const standing = await standingOn(deps, certification, jstDay(deps.clock.now()));
  return hasEnded(standing) ? refused("not-possible-now") : done(certification);
}

/** Opens a case by itself or with what belongs to it; only for as long as the certification stands as it was read. */
export async function openCase(deps: Needs, opening: SurveillanceOpening, writes: readonly Write[] = []) {
  const { surveillance, ...opened } = await openingSurveillance(deps, opening);
  const { number, status } = opening.certification;
  const stands: Write = {
    put: "check",
    kind: "certification",
    key: keys.certification(number),
    when: [{ field: "status", is: "oneOf", values: [status] }],
  };
  const committed = await commitTogether(deps, [...opened.writes, stands, ...writes], opened.effects);
  return committed.done ? done(surveillance) : committed;
}
