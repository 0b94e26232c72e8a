import type { Deps, Write } from "#ports";
import type { Application } from "#records/application.ts";
import type { Certification } from "#records/certification.ts";
import type { RecordOf } from "#records/index.ts";
import { keys } from "#records/layout.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import { standingOn } from "./certifications.ts";

type Held = Pick<Application, "corporateNumber" | "category">;

const openName = (of: Held) => `open#${of.corporateNumber}#${of.category}`;
const certifiedName = (of: Held) => `certified#${of.corporateNumber}#${of.category}`;

/** The claim of the one open application of a company in a category. */
export function openApplicationClaim(application: Application): RecordOf<"claim"> {
  return { kind: "claim", name: openName(application), heldBy: application.id, since: application.createdAt };
}

/** Gives the claim of an application that has ended up again. */
export function releaseOpenApplication(application: Application): Write {
  return { put: "remove", kind: "claim", key: keys.claim(openName(application)) };
}

/**
 * The write that makes a certification the one in force for its company and category. A certification that is over
 * gives way to the new one; one that is in force stands, and the write fails on it.
 * @param today JST day
 */
export async function claimCertification(
  deps: Pick<Deps, "register">,
  certification: Certification,
  at: string,
  today: string,
): Promise<Write> {
  const name = certifiedName(certification);
  const record = { kind: "claim", name, heldBy: certification.number, since: at } as const;
  const held = await deps.register.get("claim", keys.claim(name));
  if (held === undefined) return { put: "create", record };
  const holder = await deps.register.get("certification", keys.certification(held.heldBy));
  const over = holder === undefined || hasEnded(await standingOn(deps, holder, today));
  if (!over) return { put: "create", record };
  return { put: "replace", record, when: [{ field: "heldBy", is: "oneOf", values: [held.heldBy] }] };
}
