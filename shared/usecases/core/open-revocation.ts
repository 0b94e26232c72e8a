import type { Deps, Write } from "#ports";
import { chainEvent, genesisTip } from "#proof/event-chain.ts";
import type { Certification } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import { keys, partitions } from "#records/layout.ts";
import { type Revocation, type RevocationOrigin, revocationRecord } from "#records/revocation.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { RevocationGround } from "#scheme/revocation-grounds.ts";
import { certifiedFields } from "./certifications.ts";
import { waitingFor } from "./revocations.ts";
import { nextInSequence } from "./sequence.ts";
import type { TaskWrites } from "./tasks.ts";

export type RevocationOpening = {
  readonly certification: Certification;
  readonly ground: RevocationGround;
  /** The facts the ground rests on, in plain words. */
  readonly facts: string;
  readonly origin: RevocationOrigin;
  readonly by: ActedBy;
  /** Staff who worked on the case that gave the ground: none of them judges the revocation. */
  readonly handledBy?: readonly string[];
};

/** The name that an undecided revocation of a certification holds: there is at most one. */
export function revocationClaim(certificationNumber: string): string {
  return `revocation#${certificationNumber}`;
}

/** Gives the claim of a revocation that is decided up again, so that another may be opened if it ever comes to that. */
export function releaseRevocation({ certificationNumber }: Pick<Revocation, "certificationNumber">): Write {
  return { put: "remove", kind: "claim", key: keys.claim(revocationClaim(certificationNumber)) };
}

/**
 * What opens a revocation, to be committed with the act that leads to it. It decides nothing: the provider is
 * given notice and heard first.
 * @returns undefined when a revocation of the certification is open already
 */
export async function openingRevocation(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  { certification, ground, facts, origin, by, handledBy = [] }: RevocationOpening,
): Promise<(TaskWrites & { readonly revocation: Revocation }) | undefined> {
  const name = revocationClaim(certification.number);
  if ((await deps.register.get("claim", keys.claim(name))) !== undefined) return undefined;
  const at = deps.clock.now();
  const today = jstDay(at);
  const id = deps.ids.next();
  const sequence = await nextInSequence(deps, `revocation#${today.slice(0, 4)}`);
  const event = chainEvent({
    tip: genesisTip,
    event: {
      kind: "event",
      aggregate: partitions.revocation(id),
      act: "openRevocation",
      to: "planned",
      by,
      at,
      data: {
        certificationNumber: certification.number,
        ground,
        facts,
        origin: [origin.kind, origin.reference ?? ""],
      },
    },
  });
  const revocation = revocationRecord.parse({
    kind: "revocation",
    id,
    version: 1,
    status: "planned",
    number: `RV-${today.slice(0, 4)}-${String(sequence.number).padStart(6, "0")}`,
    ...certifiedFields(certification, today),
    ground,
    facts,
    origin,
    openedAt: at,
    openedBy: by.subject,
    updatedAt: at,
    ledger: { sequence: event.sequence, hash: event.hash },
    generation: 1,
    handledBy: [...handledBy],
    decidedBy: [],
    conflictedStaff: [],
  });
  const noticing = waitingFor(deps, revocation, "revocationNotice");
  return {
    revocation,
    writes: [
      sequence.write,
      { put: "create", record: { kind: "claim", name, heldBy: id, since: at } },
      { put: "create", record: revocation },
      { put: "create", record: event },
      ...noticing.writes,
    ],
    effects: [
      { type: "startProcedure", procedure: "revocation", caseId: id, generation: 1 },
      ...noticing.effects,
    ],
  };
}
