import type { Deps } from "#ports";
import type { Certification, Prerequisite } from "#records/certification.ts";
import type { Task } from "#records/procedure.ts";
import { prerequisiteKindNames } from "#scheme/prerequisite-transitions.ts";
import { system } from "../actor.ts";
import type { Outcome } from "../outcome.ts";
import { commitTogether } from "./act.ts";
import { aboutCertification, toProvider } from "./certifications.ts";
import { notice, toSecretariat } from "./effects.ts";
import { openingRevocation } from "./open-revocation.ts";
import { prerequisiteStep } from "./prerequisites.ts";
import { closing, noTaskWrites } from "./tasks.ts";

/**
 * Records that a prerequisite was lost, since its last day passed and no renewal was reported in time, and opens the
 * revocation on that ground in the same transaction, once (M-05, X-01). Where a revocation is open already, the lapse is
 * recorded alone.
 * @param asked the task that asked the provider for the report
 */
export async function recordLapse(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  { certification, prerequisite }: { certification: Certification; prerequisite: Prerequisite },
  asked: Task | undefined,
): Promise<Outcome<undefined>> {
  const { prerequisite: kind, validUntil } = prerequisite;
  const revocation = await openingRevocation(deps, {
    certification,
    ground: "prerequisiteLapsed",
    facts: factsOf(prerequisite),
    origin: { kind: "prerequisite", reference: kind },
    by: system,
  });
  const number = revocation?.revocation.number;
  const stepped = prerequisiteStep(deps, {
    prerequisite,
    act: "recordLapse",
    by: system,
    data: { validUntil, ...(number === undefined ? {} : { revocationNumber: number }) },
  });
  if (!stepped.done) return stepped;
  const closed = asked === undefined ? noTaskWrites : closing(asked, "expire", system, deps.clock.now());
  const content = {
    template: "prerequisiteLost",
    ...aboutCertification(certification),
    prerequisite: kind,
    validUntil,
    ...(number === undefined ? {} : { revocationNumber: number }),
  } as const;
  return commitTogether(
    deps,
    [...stepped.value.writes, ...closed.writes, ...(revocation?.writes ?? [])],
    [
      ...closed.effects,
      ...(revocation?.effects ?? []),
      notice(toProvider(certification), content),
      notice(toSecretariat, content),
    ],
  );
}

function factsOf({ prerequisite, validUntil }: Prerequisite): string {
  const { ja, en } = prerequisiteKindNames[prerequisite];
  return `${ja}の有効期限（${validUntil}）を過ぎ、期限までに更新の報告がなかった。 / ${en}: ended on ${validUntil}, and no renewal was reported in time.`;
}
